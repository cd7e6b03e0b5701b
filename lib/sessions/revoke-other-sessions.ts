import { and, eq, ne } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import type { Session } from "@/lib/auth/find-session";

/** Signs out everywhere else. Returns how many sessions have ended. */
export async function revokeOtherSessions({ user, session }: Session): Promise<number> {
  const { count } = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, user.id), ne(sessions.id, session.id)));
  return count;
}
