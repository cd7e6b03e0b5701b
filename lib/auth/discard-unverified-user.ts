import { and, eq, ne, notExists } from "drizzle-orm";
import { registry } from "@/db/registry";
import { accounts, members, users } from "@/db/schema";

/**
 * Makes way for a new sign-up with an address that nobody has confirmed. Without this, whoever types
 * somebody's address first would keep a password to the account that its owner confirms later.
 * An account that a provider vouches for, that belongs to an organization or has a role, is left alone.
 */
export async function discardUnverifiedUser(
  email: string,
  db: Pick<typeof registry.db, "select" | "delete"> = registry.db,
): Promise<void> {
  const providerAccounts = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userId, users.id), ne(accounts.providerId, "credential")));
  const memberships = db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.userId, users.id));
  await db
    .delete(users)
    .where(
      and(
        eq(users.email, email),
        eq(users.emailVerified, false),
        eq(users.banned, false),
        eq(users.role, "user"),
        notExists(providerAccounts),
        notExists(memberships),
      ),
    );
}
