import { sql } from "@/db/client";
import { QueuedMail } from "@/lib/email/queued-mail";
import { renderMail } from "@/lib/email/render-mail";
import { openPayload, SealedPayload } from "@/lib/jobs/sealed-payload";

/** The mails that wait in the queue, the oldest first, as the worker will read them. */
export async function queuedMails() {
  const rows = await sql<{ payload: unknown }[]>`
    select payload from graphile_worker._private_jobs
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'send-mail')
    order by id`;
  return rows.map(({ payload }) =>
    QueuedMail.parse(openPayload("send-mail", SealedPayload.parse(payload))),
  );
}

/** Those for one address, as they will be sent. */
export async function mailsTo(address: string) {
  const mails = (await queuedMails()).filter(({ to }) => to === address);
  return Promise.all(
    mails.map(async (mail) => ({
      template: mail.template,
      ...(await renderMail(mail.template, mail.props)),
    })),
  );
}
