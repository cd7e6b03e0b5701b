import { eq } from "drizzle-orm";
import { registry } from "@/db/registry";
import { invitations } from "@/db/schema";
import type { Visitor } from "@/lib/auth/context";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { queueInvitationMail } from "./invitation-mail";
import { createSecret } from "./invitation-secret";
import { lockOpenedInvitation, readInvitation } from "./read-invitation";
import { requireOpen } from "./require-open";
import type { InvitationLink } from "./schemas";

/**
 * Mails a new link to the invited address, in place of the one at hand. For whoever holds a link that
 * was copied, and has no account: the mail shows that the address is theirs. It expires when it did.
 * @throws NOT_FOUND, RATE_LIMITED, CONFLICT when the invitation is not open any more
 */
export async function mailInvitationLink(
  { address }: Visitor,
  link: InvitationLink,
): Promise<{ email: string }> {
  await consumeAttempt("sign-up", address);
  const { email } = requireOpen(await readInvitation(link));
  await consumeAttempt("mail-to-address", email);
  const created = createSecret("mailed");
  await registry.db.transaction(async (tx) => {
    const { organization, ...found } = requireOpen(await lockOpenedInvitation(tx, link));
    await tx
      .update(invitations)
      .set({ secretHash: created.secretHash, mailedAt: null, mailFailedAt: null })
      .where(eq(invitations.id, found.id));
    await queueInvitationMail(tx, {
      ...found,
      ...created,
      organizationId: organization.id,
      organization: organization.name,
    });
  });
  return { email };
}
