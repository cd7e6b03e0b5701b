import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationPreferences } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import type { NotificationPreference } from "./schemas";

/**
 * Keeps where somebody wants each kind of notification, from the next one on. The database refuses
 * to turn off a mail that has to be sent.
 */
export async function savePreferences(
  { user }: Pick<SignedIn, "user">,
  preferences: NotificationPreference[],
): Promise<void> {
  await db
    .insert(notificationPreferences)
    .values(preferences.map((choice) => ({ id: randomUUID(), userId: user.id, ...choice })))
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.kind],
      set: { inApp: sql`excluded.in_app`, byMail: sql`excluded.by_mail` },
    });
}
