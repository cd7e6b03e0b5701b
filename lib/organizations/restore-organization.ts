import { eq } from "drizzle-orm";
import type { z } from "zod";
import { organizations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { findMembership } from "@/lib/members/find-membership";
import { lockOrganization } from "./lock-organization";
import type { OrganizationInput } from "./schemas";

/**
 * Takes the deletion of an organization back, until it has been removed; everything is as it was. For
 * owners. Does nothing to one that is not being deleted. Returns its slug.
 * @throws NOT_FOUND for outsiders and when it is gone, FORBIDDEN
 */
export async function restoreOrganization(
  person: SignedIn,
  input: z.output<typeof OrganizationInput>,
): Promise<string> {
  const membership = await findMembership(person, input.organization);
  if (!membership) throw new AppError("NOT_FOUND", "There is no such organization.");
  const { role, deletedAt: _, ...organization } = membership;
  const context = { ...person, organization, role };
  authorize(context, "organization.delete");
  return tenant(context).db.transaction(async (tx) => {
    const { slug } = await lockOrganization(tx, context, "organization.delete");
    await tx
      .update(organizations)
      .set({ deletedAt: null })
      .where(eq(organizations.id, organization.id));
    return slug;
  });
}
