import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { mayHandle } from "@/lib/permissions";
import { lockMember } from "./lock-member";
import type { ChangeMemberRoleInput } from "./schemas";

/**
 * Gives a member another role. For owners and admins; owners are made and changed by owners alone. The
 * database refuses to lose the last owner (CONFLICT). The member is told.
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function changeMemberRole(
  context: MemberContext,
  { memberId, role }: z.output<typeof ChangeMemberRoleInput>,
): Promise<void> {
  authorize(context, "members.manage");
  await tenant(context).db.transaction(async (tx) => {
    const { role: own, member } = await lockMember(tx, context, memberId);
    if (!mayHandle(own, role)) {
      throw new AppError("FORBIDDEN", "Only an owner can make somebody an owner.");
    }
    await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.organizationId, context.organization.id), eq(members.id, memberId)));
    if (member.userId === context.user.id || member.role === role) return;
    const { name: organization, slug } = context.organization;
    const told = { organization, slug, by: context.user.name };
    const { userId, role: before } = member;
    if (role === "owner") await notify(tx, { userId, kind: "ownership-given", data: told });
    else if (before === "owner") {
      await notify(tx, { userId, kind: "ownership-taken", data: { ...told, role } });
    } else await notify(tx, { userId, kind: "role-changed", data: { ...told, before, role } });
  });
}
