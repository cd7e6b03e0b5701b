import type { z } from "zod";
import { invitations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { lockInvitation, thisInvitation } from "./lock-invitation";
import type { InvitationInput } from "./schemas";

/**
 * Withdraws an invitation that waits for an answer; a mail that has not gone out is not sent. For
 * owners and admins; those to owners are withdrawn by owners alone.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT when an answer was faster
 */
export async function cancelInvitation(
  context: MemberContext,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<void> {
  authorize(context, "invitations.manage");
  await tenant(context).db.transaction(async (tx) => {
    const { status } = await lockInvitation(tx, context, invitationId);
    if (status !== "pending") {
      throw new AppError("CONFLICT", "This invitation is not open any more.");
    }
    await tx
      .update(invitations)
      .set({ status: "canceled" })
      .where(thisInvitation(context, invitationId));
  });
}
