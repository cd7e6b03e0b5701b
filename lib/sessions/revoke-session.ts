import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";

/** Signs out one of one's own sessions. @throws NOT_FOUND when there is none with this id */
export async function revokeSession({ user }: SignedIn, id: string): Promise<void> {
  const { count } = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, user.id)));
  if (count === 0) throw new AppError("NOT_FOUND", "This session has ended already.");
}
