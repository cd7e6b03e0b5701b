import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../client";
import { accounts, invitations, members, organizations, users } from "../schema";
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
    await writeAs(tx, "system:seed");
    await tx.insert(users).values(data.users);
    await tx.insert(accounts).values(data.accounts);
    for (const organization of data.organizations) {
      const ofIt = (row: { organizationId: string }) => row.organizationId === organization.id;
      // The organization's own log then tells what people did, as it would when they had done it.
      const people = data.members.filter(ofIt).sort((a, b) => rank(a) - rank(b));
      await writeAs(tx, people[0]?.userId);
      await tx.insert(organizations).values(organization);
      for (const member of people) {
        await writeAs(tx, member.userId);
        await tx.insert(members).values(member);
      }
      for (const invitation of data.invitations.filter(ofIt).reverse()) {
        await writeAs(tx, invitation.inviterId);
        await tx.insert(invitations).values(invitation);
      }
    }
    return true;
  });
}

/** Names the author of what follows in the audit log. */
const writeAs = (tx: Transaction, user: string | undefined) =>
  tx.execute(sql`select set_config('app.actor', ${JSON.stringify({ user })}, true)`);

/** Founders first, then in the order in which people joined. */
const rank = ({ role, createdAt }: typeof members.$inferInsert) =>
  role === "owner" ? 0 : (createdAt?.getTime() ?? 0);
