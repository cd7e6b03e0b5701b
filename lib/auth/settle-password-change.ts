import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { verifications } from "@/db/schema";
import { sendPasswordChanged } from "./send-auth-mail";

/** After a change of password: no older link may replace it again, and the owner hears of it. */
export async function settlePasswordChange(user: { id: string; email: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(verifications).where(eq(verifications.value, user.id));
    await sendPasswordChanged(user, tx);
  });
}
