import { and, eq, gt, sql } from "drizzle-orm";
import { registry } from "@/db/registry";
import { invitations } from "@/db/schema";

/** Whether any organization waits for somebody with this address. */
export async function isInvited(email: string): Promise<boolean> {
  const [found] = await registry.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.email, email),
        eq(invitations.status, "pending"),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .limit(1);
  return found !== undefined;
}
