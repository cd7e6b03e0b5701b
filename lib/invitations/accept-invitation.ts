import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { registry } from "@/db/registry";
import { invitations, members } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import type { InvitationInput } from "./schemas";

/**
 * Makes whoever asks a member, in the role that the invitation offers. For the person whose confirmed
 * address it was sent to; for others it does not exist.
 * @throws NOT_FOUND, FORBIDDEN for an address that is not confirmed, CONFLICT when the invitation is
 *   not open any more
 */
export async function acceptInvitation(
  { user }: Pick<SignedIn, "user">,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<{ organizationId: string }> {
  if (!user.emailVerified) throw new AppError("FORBIDDEN", "Confirm your address first.");
  return registry.db.transaction(async (tx) => {
    const [invitation] = await tx
      .select({
        organizationId: invitations.organizationId,
        role: invitations.role,
        status: invitations.status,
      })
      .from(invitations)
      .where(and(eq(invitations.id, invitationId), eq(invitations.email, user.email)))
      .for("no key update");
    if (!invitation) throw new AppError("NOT_FOUND", "There is no such invitation.");
    const { organizationId, role, status } = invitation;
    if (status !== "pending") {
      throw new AppError("CONFLICT", "This invitation is not open any more.");
    }
    // Whether it is in time is for the database to say: its clock is the one that counts.
    await tx
      .update(invitations)
      .set({ status: "accepted" })
      .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, invitationId)));
    await tx.insert(members).values({ id: randomUUID(), organizationId, userId: user.id, role });
    return { organizationId };
  });
}
