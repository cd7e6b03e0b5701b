import { and, eq, ne } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";

/** Signs out everywhere else. Returns how many sessions have ended. */
export async function revokeOtherSessions({ user, session }: SignedIn): Promise<number> {
  const { count } = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, user.id), ne(sessions.id, session.id)));
  return count;
}
