import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationPreferences } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { type NotificationPreference, notificationKinds } from "./schemas";

/** Where somebody wants each kind of notification; without a choice of theirs, in both places. */
export async function listPreferences({
  user,
}: Pick<SignedIn, "user">): Promise<NotificationPreference[]> {
  const { kind, inApp, byMail, userId } = notificationPreferences;
  const chosen = await db
    .select({ kind, inApp, byMail })
    .from(notificationPreferences)
    .where(eq(userId, user.id));
  return notificationKinds.map((name) => {
    const choice = chosen.find((row) => row.kind === name);
    return { kind: name, inApp: choice?.inApp ?? true, byMail: choice?.byMail ?? true };
  });
}
