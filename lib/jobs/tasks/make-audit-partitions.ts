import { sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import type { Task } from "../task";

/** Partitions that stand ready: a server may be without its jobs for so long, in months. */
const monthsAhead = 3;

/**
 * Makes the coming months' partitions of the audit log, and brings home what was written while one
 * was missing.
 */
export const makeAuditPartitions: Task<object> = {
  payload: z.object({}),
  async run() {
    await db.execute(sql`select public.make_audit_partitions(${monthsAhead})`);
  },
};
