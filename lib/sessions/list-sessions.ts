import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { deviceName } from "./device-name";

export interface SessionItem {
  id: string;
  device: string;
  address: string | null;
  startedAt: Date;
  /** When it was last prolonged or changed, not the last request. */
  updatedAt: Date;
  isCurrent: boolean;
}

/** One's own live sessions, the current one first, at most 100. No token leaves the database. */
export async function listSessions({ user, session }: SignedIn): Promise<SessionItem[]> {
  const rows = await db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.ipAddress,
      startedAt: sessions.createdAt,
      updatedAt: sessions.updatedAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, user.id),
        gt(sessions.expiresAt, sql`now()`),
        isNull(sessions.impersonatedBy),
      ),
    )
    .orderBy(desc(sessions.createdAt))
    .limit(100);
  return rows
    .map(({ userAgent, ...row }) => ({
      ...row,
      device: deviceName(userAgent),
      isCurrent: row.id === session.id,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
