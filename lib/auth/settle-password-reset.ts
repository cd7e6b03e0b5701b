import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users, verifications } from "@/db/schema";
import { sendPasswordChanged } from "./send-auth-mail";

/**
 * After a reset: the link has proven the address, no older link may change the password again, and
 * the owner hears of it.
 */
export async function settlePasswordReset(user: { id: string; name: string; email: string }) {
  await db.transaction(async (tx) => {
    await tx.update(users).set({ emailVerified: true }).where(eq(users.id, user.id));
    await tx.delete(verifications).where(eq(verifications.value, user.id));
    await sendPasswordChanged(user, tx);
  });
}
