import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { type TenantTransaction, tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import type { Permission } from "@/lib/permissions";
import { lockOrganization } from "./lock-organization";

type Changes = Partial<
  Pick<typeof organizations.$inferInsert, "name" | "slug" | "logo" | "metadata">
>;

/**
 * Writes what one of the verbs beside this file asks for, once the organization is locked, whoever
 * asks still has the permission, and it is not being deleted. `work` does in the same transaction what belongs
 * to it.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function changeOrganization(
  context: MemberContext,
  permission: Permission,
  changes: Changes,
  work?: (tx: TenantTransaction) => Promise<unknown>,
): Promise<void> {
  authorize(context, permission);
  await tenant(context).db.transaction(async (tx) => {
    const { deletedAt } = await lockOrganization(tx, context, permission);
    if (deletedAt) throw new AppError("CONFLICT", "This organization is being deleted.");
    await work?.(tx);
    await tx
      .update(organizations)
      .set(changes)
      .where(eq(organizations.id, context.organization.id));
  });
}
