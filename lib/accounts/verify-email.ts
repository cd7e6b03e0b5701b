import { and, eq } from "drizzle-orm";
import { claimActor } from "@/db/actor";
import { db } from "@/db/client";
import { accounts, users } from "@/db/schema";
import type { Visitor } from "@/lib/auth/context";
import { verifyPassword } from "@/lib/auth/passwords/verify-password";
import { readVerificationToken } from "@/lib/auth/verification-token";
import { AppError } from "@/lib/errors";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";

interface Call {
  /** The secret in the mail. */
  token: string;
  /** The password of the sign-up, where `signedUpHere` is false. */
  password?: string;
  /** Whether this is the browser that made the account with this id. */
  signedUpHere: (userId: string) => boolean;
}

/**
 * Confirms the address of a new account. Needs both the mail and what only the person who signed up
 * has: the browser or the password. So neither somebody who typed a stranger's address nor somebody
 * who only saw the mail gets a confirmed account.
 * @returns the id of the account that was confirmed now; null when it had been before
 * @throws INVALID for a forged or expired token, or one whose account is gone;
 * UNAUTHENTICATED for a wrong password
 */
export async function verifyEmail(
  { address }: Visitor,
  { token, password, signedUpHere }: Call,
): Promise<string | null> {
  const claim = await readVerificationToken(token);
  const [user] = claim
    ? await db
        .select({ id: users.id, isVerified: users.emailVerified, hash: accounts.password })
        .from(users)
        .leftJoin(
          accounts,
          and(eq(accounts.userId, users.id), eq(accounts.providerId, "credential")),
        )
        .where(and(eq(users.id, claim.userId), eq(users.email, claim.email)))
    : [];
  if (!claim || !user) {
    throw new AppError("INVALID", "This link is not valid any more. Ask for a new one.");
  }
  if (user.isVerified) return null;
  if (!signedUpHere(user.id)) {
    await consumeAttempt("sign-in-address", `${claim.email} ${address}`);
    const isRight = password && user.hash && (await verifyPassword({ password, hash: user.hash }));
    if (!isRight) {
      const message = "The password is not the one of this sign-up.";
      throw new AppError("UNAUTHENTICATED", message, { fields: { password: message } });
    }
  }
  claimActor({ user: user.id });
  const [confirmed] = await db
    .update(users)
    .set({ emailVerified: true })
    .where(and(eq(users.id, user.id), eq(users.emailVerified, false)))
    .returning({ id: users.id });
  return confirmed?.id ?? null;
}
