import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { registry } from "@/db/registry";
import { invitations } from "@/db/schema";
import type { Task } from "../task";

/** Small enough that no lock is held for long. */
const batchSize = 500;

/** Says of invitations that nobody took in time that they have expired; they are refused already. */
export const expireInvitations: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    let expired = batchSize;
    while (expired === batchSize && !signal.aborted) {
      const overdue = registry.db
        .select({ id: invitations.id })
        .from(invitations)
        .where(
          and(
            eq(invitations.status, "pending"),
            lte(invitations.expiresAt, sql`clock_timestamp()`),
          ),
        )
        .limit(batchSize)
        // Whoever answers or prolongs one at this moment is first.
        .for("no key update", { skipLocked: true });
      const rows = await registry.db
        .update(invitations)
        .set({ status: "expired" })
        .where(inArray(invitations.id, overdue));
      expired = rows.count;
    }
  },
};
