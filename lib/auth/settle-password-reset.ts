import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { settlePasswordChange } from "./settle-password-change";

/**
 * After a reset: the link has proven the address, no older link may change the password again, and
 * the owner hears of it.
 */
export async function settlePasswordReset(user: { id: string; email: string }): Promise<void> {
  await db.update(users).set({ emailVerified: true }).where(eq(users.id, user.id));
  await settlePasswordChange(user);
}
