import { and, eq, or } from "drizzle-orm";
import { members } from "@/db/schema";
import type { TenantTransaction } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle, type OrganizationRole } from "@/lib/permissions";

/**
 * The member to change and the role of whoever asks, as they are now: both rows stay locked until the
 * transaction ends, so that a demotion that was faster counts. The rows are locked in one order,
 * so that two who mean each other do not wait for each other.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function lockMember(
  tx: TenantTransaction,
  context: MemberContext,
  memberId: string,
): Promise<{ role: OrganizationRole; member: { userId: string; role: OrganizationRole } }> {
  const rows = await tx
    .select({ id: members.id, userId: members.userId, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.organizationId, context.organization.id),
        or(eq(members.userId, context.user.id), eq(members.id, memberId)),
      ),
    )
    .orderBy(members.id)
    .for("no key update");
  const role = rows.find(({ userId }) => userId === context.user.id)?.role;
  if (!role) throw new AppError("NOT_FOUND", "There is no such organization.");
  authorize({ ...context, role }, "members.manage");
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw new AppError("NOT_FOUND", "This person is no member.");
  if (!mayHandle(role, member.role)) {
    throw new AppError("FORBIDDEN", "Only an owner can change or remove an owner.");
  }
  return { role, member };
}
