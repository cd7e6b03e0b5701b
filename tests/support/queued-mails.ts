import { sql } from "@/db/client";
import { QueuedMail } from "@/lib/email/queued-mail";
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
