import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { addJob, type JobExecutor } from "@/lib/jobs/add-job";
import { mailAddress } from "./mail-address";
import type { QueuedMail } from "./queued-mail";
import type { PropsOf, TemplateName } from "./templates";

export type Mail = {
  [Name in TemplateName]: { to: string; template: Name; props: PropsOf<Name> };
}[TemplateName];

/**
 * Sends a mail when the executor's transaction has committed, and tries for about four hours. It
 * waits encrypted, because its links carry tokens. Throws INVALID for an address that no mail can
 * go to, and an error for a link that leaves this site.
 */
export async function queueMail(
  executor: JobExecutor,
  mail: Mail,
  invitation?: QueuedMail["invitation"],
): Promise<void> {
  const to = mailAddress(mail.to);
  if (!to) {
    throw new AppError("INVALID", "This is not an email address.", {
      fields: { email: "Enter an email address." },
    });
  }
  for (const [name, value] of Object.entries(mail.props)) {
    if (/url$/i.test(name) && new URL(value).origin !== env.APP_URL) {
      throw new Error(`The ${name} of the mail "${mail.template}" is not a link to APP_URL`);
    }
  }
  await addJob(executor, "send-mail", {
    id: randomUUID(),
    to,
    template: mail.template,
    props: mail.props,
    invitation,
  });
}
