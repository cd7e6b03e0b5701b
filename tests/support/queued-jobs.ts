import { db, sql } from "@/db/client";

export interface QueuedJob {
  id: string;
  task_identifier: string;
  attempts: number;
  last_error: string | null;
  locked_by: string | null;
}

/** The jobs that wait, run or have failed; the queue's own hourly and minutely ones left out. */
export const queuedJobs = () => sql<QueuedJob[]>`
  select id, task_identifier, attempts, last_error, locked_by from graphile_worker.jobs
  where task_identifier = 'send-mail' order by id`;

/** Everything that the queue stores, as text. */
export async function queueContents(): Promise<string> {
  const rows = await db.execute("select to_jsonb(jobs) from graphile_worker._private_jobs jobs");
  return JSON.stringify(rows);
}

/** Makes jobs that wait for another attempt due at once, and tells the worker. */
export async function hurryJobs() {
  await sql`update graphile_worker._private_jobs set run_at = now()`;
  await sql`select pg_notify('jobs:insert', '{"count":1}')`;
}
