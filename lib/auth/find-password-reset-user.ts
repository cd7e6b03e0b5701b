import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users, verifications } from "@/db/schema";

/** How better-auth stores what a token identifies (`verification.storeIdentifier: "hashed"`). */
const hashedIdentifier = (identifier: string) =>
  createHash("sha256").update(identifier).digest("base64url");

/** Whose password a reset link may change; null when the link is wrong, used or expired. */
export async function findPasswordResetUser(token: string) {
  const [user] = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(verifications)
    .innerJoin(users, eq(users.id, verifications.value))
    .where(
      and(
        eq(verifications.identifier, hashedIdentifier(`reset-password:${token}`)),
        gt(verifications.expiresAt, sql`now()`),
      ),
    )
    .limit(1);
  return user ?? null;
}
