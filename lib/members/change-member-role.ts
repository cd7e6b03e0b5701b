import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";
import { lockMember } from "./lock-member";
import type { ChangeMemberRoleInput } from "./schemas";

/**
 * Gives a member another role. For owners and admins; owners are made and changed by owners alone. The
 * database refuses to lose the last owner (CONFLICT).
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function changeMemberRole(
  context: MemberContext,
  { memberId, role }: z.output<typeof ChangeMemberRoleInput>,
): Promise<void> {
  authorize(context, "members.manage");
  await tenant(context).db.transaction(async (tx) => {
    const actor = await lockMember(tx, context, memberId);
    if (!mayHandle(actor.role, role)) {
      throw new AppError("FORBIDDEN", "Only an owner can make somebody an owner.");
    }
    await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.organizationId, context.organization.id), eq(members.id, memberId)));
  });
}
