import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/db/client";
import { notifications } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import type { MarkReadInput } from "./schemas";

/**
 * Marks one of one's own notifications as read, or all of them; a second time changes nothing.
 * @throws NOT_FOUND, also for somebody else's
 */
export async function markRead(
  { user }: Pick<SignedIn, "user">,
  { id }: z.output<typeof MarkReadInput>,
): Promise<void> {
  const { userId, readAt } = notifications;
  const { count } = await db
    .update(notifications)
    .set({ readAt: sql`coalesce(${readAt}, now())` })
    .where(and(eq(userId, user.id), id ? eq(notifications.id, id) : isNull(readAt)));
  if (id && count === 0) throw new AppError("NOT_FOUND", "There is no such notification.");
}
