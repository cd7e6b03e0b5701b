import { sql } from "@/db/client";
import { QueuedMail } from "@/lib/email/queued-mail";
import { renderMail } from "@/lib/email/render-mail";
import { openPayload, SealedPayload } from "@/lib/jobs/sealed-payload";

/** The mails that wait for an address, as they will be sent, the oldest first. */
export async function queuedMails(address: string) {
  const jobs = await sql<{ payload: unknown }[]>`
    select payload from graphile_worker._private_jobs jobs
    join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where tasks.identifier = 'send-mail' order by jobs.id`;
  const mails = jobs
    .map(({ payload }) => QueuedMail.parse(openPayload("send-mail", SealedPayload.parse(payload))))
    .filter(({ to }) => to === address);
  return Promise.all(
    mails.map(async (mail) => ({
      template: mail.template,
      ...(await renderMail(mail.template, mail.props)),
    })),
  );
}
