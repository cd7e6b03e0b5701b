import { and, eq } from "drizzle-orm";
import { members, organizations } from "@/db/schema";
import type { TenantTransaction } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import type { Permission } from "@/lib/permissions";

/**
 * The organization to change as it is now, locked until the transaction ends, for somebody who still
 * has the permission: a demotion or a removal that was faster counts.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function lockOrganization(
  tx: TenantTransaction,
  context: MemberContext,
  permission: Permission,
) {
  const id = context.organization.id;
  const [member] = await tx
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, id), eq(members.userId, context.user.id)))
    .for("share");
  if (!member) throw new AppError("NOT_FOUND", "There is no such organization.");
  authorize({ ...context, role: member.role }, permission);
  const [organization] = await tx
    .select({
      name: organizations.name,
      slug: organizations.slug,
      deletedAt: organizations.deletedAt,
    })
    .from(organizations)
    .where(eq(organizations.id, id))
    .for("no key update");
  if (!organization) throw new AppError("NOT_FOUND", "There is no such organization.");
  return organization;
}
