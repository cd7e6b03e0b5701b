import { QueuedMail } from "@/lib/email/queued-mail";
import { sendMail as send } from "@/lib/email/send-mail";
import { isInvitationMailAwaited, noteInvitationMail } from "@/lib/invitations/invitation-mail";
import type { Task } from "../task";

/** Sends a mail; an invitation learns what became of its. */
export const sendMail: Task<QueuedMail> = {
  payload: QueuedMail,
  async run(mail, signal) {
    const { invitation } = mail;
    if (invitation && !(await isInvitationMailAwaited(invitation))) return;
    const outcome = await send(mail, signal);
    if (invitation) await noteInvitationMail(invitation, outcome);
  },
  async giveUp({ invitation }) {
    if (invitation) await noteInvitationMail(invitation, "failed");
  },
};
