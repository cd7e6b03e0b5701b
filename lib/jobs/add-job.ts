import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sealPayload } from "./sealed-payload";
import type { PayloadOf, TaskName } from "./task-list";

/** The database, or a transaction: the job then exists only if the transaction commits. */
export type JobExecutor = Pick<Database, "execute">;

export interface JobOptions {
  runAt?: Date;
  /** The pause grows with each attempt, about e^n seconds: ten attempts are four hours. */
  maxAttempts?: number;
  /** A waiting job with the same key is replaced. */
  jobKey?: string;
}

/** Puts a job into the queue; the worker of any instance picks it up within milliseconds. */
export async function addJob<Name extends TaskName>(
  executor: JobExecutor,
  task: Name,
  payload: PayloadOf<Name>,
  { runAt, maxAttempts = 10, jobKey }: JobOptions = {},
): Promise<void> {
  const sealed = JSON.stringify(sealPayload(task, payload));
  await executor.execute(sql`
    select id from graphile_worker.add_job(
      identifier => ${task}::text,
      payload => ${sealed}::json,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${maxAttempts}::integer,
      job_key => ${jobKey ?? null}::text
    )`);
}
