import { sql } from "drizzle-orm";
import type { Database } from "../client";
import { accounts, auditLogs, invitations, members, organizations, users } from "../schema";
import { demoData } from "./demo-data";
import { demoPassword } from "./demo-people";

/**
 * Fills an empty database with the demo data, in one transaction; returns false, and writes
 * nothing, when it has users already. Never call it in production: the password is public.
 */
export async function seedDemoData(
  db: Database,
  hashPassword: (password: string) => Promise<string>,
): Promise<boolean> {
  const hasUsers = async (reader: Pick<Database, "select">) =>
    (await reader.select({ id: users.id }).from(users).limit(1)).length > 0;
  if (await hasUsers(db)) return false;
  const data = demoData(new Date(), await hashPassword(demoPassword));
  return db.transaction(async (tx) => {
    // Two commands may have arrived at once.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('freehold: demo data'))`);
    if (await hasUsers(tx)) return false;
    await tx.insert(users).values(data.users);
    await tx.insert(accounts).values(data.accounts);
    await tx.insert(organizations).values(data.organizations);
    await tx.insert(members).values(data.members);
    await tx.insert(invitations).values(data.invitations);
    await tx.insert(auditLogs).values(data.auditLogs);
    return true;
  });
}
