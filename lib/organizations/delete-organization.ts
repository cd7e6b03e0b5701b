import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { members, organizations, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { link } from "@/lib/email/link";
import { queueMail } from "@/lib/email/queue-mail";
import { AppError } from "@/lib/errors";
import { routes } from "@/lib/routes";
import { lockOrganization } from "./lock-organization";
import { removalOf } from "./removal-of";
import type { DeleteOrganizationInput } from "./schemas";

/**
 * Begins the deletion of the organization, once its address has been typed: from now on nothing in it
 * works, an owner can restore it for 14 days, then a job removes it. For owners, who all get a mail.
 * @throws FORBIDDEN, NOT_FOUND, INVALID, CONFLICT when it is being deleted already
 */
export async function deleteOrganization(
  context: MemberContext,
  { confirmation }: Pick<z.output<typeof DeleteOrganizationInput>, "confirmation">,
): Promise<void> {
  authorize(context, "organization.delete");
  const organizationId = context.organization.id;
  await tenant(context).db.transaction(async (tx) => {
    const { name, slug, deletedAt } = await lockOrganization(tx, context, "organization.delete");
    if (deletedAt) throw new AppError("CONFLICT", "This organization is being deleted already.");
    if (confirmation !== slug) {
      const message = `Type ${slug} to confirm.`;
      throw new AppError("INVALID", message, { fields: { confirmation: message } });
    }
    const now = new Date();
    await tx
      .update(organizations)
      .set({ deletedAt: now })
      .where(eq(organizations.id, organizationId));
    const owners = await tx
      .select({ email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, organizationId), eq(members.role, "owner")));
    const props = {
      organization: name,
      deletedBy: context.user.name,
      removedAt: removalOf(now).toISOString(),
      restoreUrl: link(routes.restore(slug)),
    };
    for (const { email } of owners) {
      await queueMail(tx, { to: email, template: "organization-deleted", props });
    }
  });
}
