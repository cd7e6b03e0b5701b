import { sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { type Task, taskDeadline } from "../task";

/** A lock this old, in seconds, has no one behind it: every attempt ends at its deadline. */
const abandonedAfter = (taskDeadline / 1_000) * 2;

/**
 * Hands the jobs of a process that died over to the others. The queue would do so by itself, but
 * only after four hours, when the links in a mail may have expired.
 */
export const releaseAbandonedJobs: Task<object> = {
  payload: z.object({}),
  async run() {
    await db.execute(sql`
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_at < now() - ${abandonedAfter} * interval '1 second'`);
  },
};
