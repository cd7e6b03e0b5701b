import { QueuedMail } from "@/lib/email/queued-mail";
import { sendMail as send } from "@/lib/email/send-mail";
import type { Task } from "../task";

export const sendMail: Task<QueuedMail> = { payload: QueuedMail, run: send };
