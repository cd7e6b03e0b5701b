import type { z } from "zod";
import { constraintError } from "@/db/constraint-error";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { EmailAddress } from "@/lib/users/schemas";
import { inviteMember } from "./invite-member";
import type { InviteMembersInput } from "./schemas";

/** What became of one address of a list. `reason` says why it was not invited. */
export interface InviteAnswer {
  address: string;
  reason?: string;
}

/**
 * Invites each address of a list, and answers each: one that cannot be invited keeps no other from it.
 * For owners and admins; owners are invited by owners alone.
 * @throws FORBIDDEN
 */
export async function inviteMembers(
  context: MemberContext,
  { addresses, role }: z.output<typeof InviteMembersInput>,
): Promise<InviteAnswer[]> {
  authorize(context, "invitations.manage");
  if (!mayHandle(context.role, role)) {
    throw new AppError("FORBIDDEN", "Only an owner can invite an owner.");
  }
  const answers: InviteAnswer[] = [];
  for (const address of addresses) {
    const email = EmailAddress.safeParse(address);
    if (!email.success) {
      answers.push({ address, reason: "This is not an e-mail address." });
      continue;
    }
    try {
      await consumeAttempt("invite", context.user.id);
      await consumeAttempt("mail-to-address", email.data);
      await inviteMember(context, { email: email.data, role });
      answers.push({ address });
    } catch (error) {
      const refusal = error instanceof AppError ? error : constraintError(error);
      if (!refusal || refusal.code === "UNAVAILABLE") throw error;
      answers.push({ address, reason: refusal.message });
    }
  }
  return answers;
}
