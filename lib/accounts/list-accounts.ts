import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";

/** The ways to sign in to one's own account: `credential` is the password. */
export function listAccounts({ user }: SignedIn) {
  return db
    .select({
      id: accounts.id,
      providerId: accounts.providerId,
      connectedAt: accounts.createdAt,
    })
    .from(accounts)
    .where(eq(accounts.userId, user.id))
    .orderBy(asc(accounts.createdAt))
    .limit(20);
}
