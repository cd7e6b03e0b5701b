import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { readVerificationToken } from "@/lib/auth/verification-token";
import { AppError } from "@/lib/errors";

export interface VerifiedUser {
  id: string;
  email: string;
}

/**
 * Confirms the address of a new account with the token of a mail. For anybody who has the token; it
 * signs nobody in. Confirming twice is no error.
 * @throws INVALID for a forged or expired token, or one whose account is gone
 */
export async function verifyEmail(token: string): Promise<VerifiedUser> {
  const claim = await readVerificationToken(token);
  const [user] = claim
    ? await db
        .update(users)
        .set({ emailVerified: true })
        .where(and(eq(users.id, claim.userId), eq(users.email, claim.email)))
        .returning({ id: users.id, email: users.email })
    : [];
  if (!user) {
    throw new AppError("INVALID", "This link is not valid any more. Ask for a new one.");
  }
  return user;
}
