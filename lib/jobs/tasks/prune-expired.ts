import { inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { notifications, rateLimits, sessions, verifications } from "@/db/schema";
import type { Task } from "../task";

/** Small enough that no lock is held for long. */
const batchSize = 1_000;
const now = sql`now()`;
/** Read or not: what concerned somebody that long ago they have seen, or will not look for. */
const notificationsEnd = sql`now() - interval '90 days'`;

/**
 * Deletes what has expired: it is refused already, this only frees the space. And notifications that
 * are older than 90 days.
 */
export const pruneExpired: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    for (const deleteBatch of [
      deleteSessions,
      deleteVerifications,
      deleteRateLimits,
      deleteNotifications,
    ]) {
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

const deleteNotifications = () =>
  db
    .delete(notifications)
    .where(
      inArray(
        notifications.id,
        db
          .select({ id: notifications.id })
          .from(notifications)
          .where(lt(notifications.createdAt, notificationsEnd))
          .limit(batchSize),
      ),
    );
