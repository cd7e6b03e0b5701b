import { inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { rateLimits, sessions, verifications } from "@/db/schema";
import type { Task } from "../task";

/** Small enough that no lock is held for long. */
const batchSize = 1_000;
const now = sql`now()`;

/** Deletes what has expired: it is refused already, this only frees the space. */
export const pruneExpired: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    for (const deleteBatch of [deleteSessions, deleteVerifications, deleteRateLimits]) {
      let deleted = batchSize;
      while (deleted === batchSize && !signal.aborted) deleted = (await deleteBatch()).count;
    }
    await db.execute(sql`
      delete from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null
        and updated_at < now() - interval '7 days'`);
  },
};

const deleteSessions = () =>
  db
    .delete(sessions)
    .where(
      inArray(
        sessions.id,
        db
          .select({ id: sessions.id })
          .from(sessions)
          .where(lt(sessions.expiresAt, now))
          .limit(batchSize),
      ),
    );

const deleteVerifications = () =>
  db
    .delete(verifications)
    .where(
      inArray(
        verifications.id,
        db
          .select({ id: verifications.id })
          .from(verifications)
          .where(lt(verifications.expiresAt, now))
          .limit(batchSize),
      ),
    );

const deleteRateLimits = () =>
  db
    .delete(rateLimits)
    .where(
      inArray(
        rateLimits.key,
        db
          .select({ key: rateLimits.key })
          .from(rateLimits)
          .where(lt(rateLimits.resetsAt, now))
          .limit(batchSize),
      ),
    );
