import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { verifyPassword } from "@/lib/auth/passwords/verify-password";
import { AppError } from "@/lib/errors";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { isFreshSession } from "@/lib/sessions/is-fresh-session";

/**
 * Makes sure that whoever sits at a browser that is signed in is still the person who did that: they
 * signed in within the last ten minutes, or know the password. For verbs that cannot be taken back.
 * @throws INVALID for a wrong or missing password, FORBIDDEN without one and for administrators who
 *   act as somebody, RATE_LIMITED
 */
export async function confirmIdentity(person: SignedIn, password?: string): Promise<void> {
  if (person.session.impersonatedBy) {
    throw new AppError("FORBIDDEN", "This is for the person alone, not for whoever acts as them.");
  }
  if (isFreshSession(person)) return;
  if (!password) throw wrong("Enter your password.");
  await consumeAttempt("confirm-identity", person.user.id);
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, person.user.id), eq(accounts.providerId, "credential")));
  if (!account?.hash) {
    throw new AppError("FORBIDDEN", "Sign out and in again, then come back within ten minutes.");
  }
  const isRight = await verifyPassword({ password, hash: account.hash });
  if (!isRight) throw wrong("This is not your password.");
}

const wrong = (message: string) =>
  new AppError("INVALID", "Confirm that it is you.", { fields: { password: message } });
