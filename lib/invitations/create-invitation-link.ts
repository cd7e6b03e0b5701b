import { sql } from "drizzle-orm";
import type { z } from "zod";
import { invitations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { invitationUrl } from "./invitation-mail";
import { createSecret } from "./invitation-secret";
import { lockInvitation, thisInvitation } from "./lock-invitation";
import type { InvitationInput } from "./schemas";

/**
 * A new link to hand over by other ways than mail: the links before are dead, and a mail that waits is
 * not sent. It proves nothing about its holder's address. For owners and admins; links for owners
 * are made by owners alone. The invitation is theirs from then on.
 * @returns the link, which is shown this once
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT when the invitation is not open any more
 */
export async function createInvitationLink(
  context: MemberContext,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<string> {
  authorize(context, "invitations.manage");
  const { secret, secretHash } = createSecret("shown");
  await tenant(context).db.transaction(async (tx) => {
    const { status, expiresAt } = await lockInvitation(tx, context, invitationId);
    if (status !== "pending" || expiresAt.getTime() <= Date.now()) {
      throw new AppError(
        "CONFLICT",
        "This invitation is not open any more. Send it again instead.",
      );
    }
    await tx
      .update(invitations)
      .set({
        secretHash,
        inviterId: context.user.id,
        mailFailedAt: sql`case when ${invitations.mailedAt} is null
          then coalesce(${invitations.mailFailedAt}, clock_timestamp()) end`,
      })
      .where(thisInvitation(context, invitationId));
  });
  return invitationUrl(invitationId, secret);
}
