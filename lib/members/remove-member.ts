import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { notify } from "@/lib/notifications/notify";
import { lockMember } from "./lock-member";
import type { RemoveMemberInput } from "./schemas";

/**
 * Takes somebody out of the organization. For owners and admins; owners are removed by owners alone.
 * The database refuses to lose the last owner (CONFLICT). The person is told.
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function removeMember(
  context: MemberContext,
  { memberId }: z.output<typeof RemoveMemberInput>,
): Promise<void> {
  authorize(context, "members.manage");
  await tenant(context).db.transaction(async (tx) => {
    const { member } = await lockMember(tx, context, memberId);
    await tx
      .delete(members)
      .where(and(eq(members.organizationId, context.organization.id), eq(members.id, memberId)));
    if (member.userId === context.user.id) return;
    const data = { organization: context.organization.name, by: context.user.name };
    await notify(tx, { userId: member.userId, kind: "removed", data });
  });
}
