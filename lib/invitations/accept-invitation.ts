import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { registry } from "@/db/registry";
import { invitations, members, sessions } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { lockOpenedInvitation } from "./read-invitation";
import { requireOpen } from "./require-open";
import type { InvitationLink } from "./schemas";

/**
 * Makes whoever asks a member, in the role that the invitation offers, and lets `/dashboard` lead
 * there. For the person whose confirmed address it was sent to, with the secret of its newest link; for
 * others it does not exist. Works once.
 * @throws NOT_FOUND, FORBIDDEN for an address that is not confirmed, CONFLICT when the invitation is
 *   not open any more, its inviter may not invite any more, or the person is a member already
 */
export async function acceptInvitation(
  { user, session }: Pick<SignedIn, "user" | "session">,
  link: InvitationLink,
): Promise<{ organizationId: string; slug: string }> {
  if (!user.emailVerified) throw new AppError("FORBIDDEN", "Confirm your address first.");
  return registry.db.transaction(async (tx) => {
    const found = await lockOpenedInvitation(tx, link);
    const { id, organization, role } = requireOpen(found?.email === user.email ? found : null);
    // Whether it is in time is for the database to say: its clock is the one that counts.
    await tx.update(invitations).set({ status: "accepted" }).where(eq(invitations.id, id));
    await tx
      .insert(members)
      .values({ id: randomUUID(), organizationId: organization.id, userId: user.id, role });
    await tx
      .update(sessions)
      .set({ activeOrganizationId: organization.id })
      .where(eq(sessions.id, session.id));
    return { organizationId: organization.id, slug: organization.slug };
  });
}
