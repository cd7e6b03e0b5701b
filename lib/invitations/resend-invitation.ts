import type { z } from "zod";
import { invitations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { lifetimes } from "@/lib/auth/lifetimes";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { queueInvitationMail } from "./invitation-mail";
import { createSecret } from "./invitation-secret";
import { inviteMember } from "./invite-member";
import { lockInvitation, thisInvitation } from "./lock-invitation";
import type { ResendInvitationInput } from "./schemas";

/**
 * Mails a new link, open for 48 hours from now, with the role that is asked for now: the links before
 * are dead. One that was declined, withdrawn or has expired stays as it is, and a new one is made. For
 * owners and admins; owners are invited by owners alone. It is theirs from then on.
 * @throws FORBIDDEN, NOT_FOUND, RATE_LIMITED, CONFLICT for one that was accepted
 */
export async function resendInvitation(
  context: MemberContext,
  { invitationId, role }: z.output<typeof ResendInvitationInput>,
): Promise<{ email: string }> {
  authorize(context, "invitations.manage");
  if (!mayHandle(context.role, role)) {
    throw new AppError("FORBIDDEN", "Only an owner can invite an owner.");
  }
  const { organization, user } = context;
  const { db } = tenant(context);
  const [found] = await db
    .select({ email: invitations.email })
    .from(invitations)
    .where(thisInvitation(context, invitationId));
  if (!found) throw new AppError("NOT_FOUND", "There is no such invitation.");
  await consumeAttempt("invite", user.id);
  await consumeAttempt("mail-to-address", found.email);

  const { secret, secretHash } = createSecret("mailed");
  const isRenewed = await db.transaction(async (tx) => {
    const { email, status } = await lockInvitation(tx, context, invitationId);
    if (status === "accepted") {
      throw new AppError("CONFLICT", "This invitation has been accepted.");
    }
    if (status !== "pending") return false;
    await tx
      .update(invitations)
      .set({
        secretHash,
        role,
        expiresAt: new Date(Date.now() + lifetimes.invitation * 1000),
        inviterId: user.id,
        mailedAt: null,
        mailFailedAt: null,
      })
      .where(thisInvitation(context, invitationId));
    await queueInvitationMail(tx, {
      id: invitationId,
      organizationId: organization.id,
      email,
      role,
      inviter: user.name,
      organization: organization.name,
      secret,
      secretHash,
    });
    return true;
  });
  if (!isRenewed) await inviteMember(context, { email: found.email, role });
  return found;
}
