import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { registry } from "@/db/registry";
import { organizations } from "@/db/schema";
import { lifetimes } from "@/lib/auth/lifetimes";
import type { Task } from "../task";

const graceIsOver = and(
  isNotNull(organizations.deletedAt),
  sql`${organizations.deletedAt} <= now() - make_interval(secs => ${lifetimes.deletedOrganization})`,
);

/**
 * Removes organizations whose grace period is over, with everything that belongs to them; their
 * audit log stays. Each in a transaction of its own, so that what is done stays done, and only if
 * nobody has restored it at the last moment.
 */
export const removeDeletedOrganizations: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    while (!signal.aborted) {
      const [next] = await registry.db
        .select({ id: organizations.id })
        .from(organizations)
        .where(graceIsOver)
        .orderBy(asc(organizations.deletedAt))
        .limit(1);
      if (!next) return;
      await registry.db
        .delete(organizations)
        .where(and(eq(organizations.id, next.id), graceIsOver));
    }
  },
};
