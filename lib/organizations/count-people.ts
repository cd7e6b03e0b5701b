import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations, members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";

/** Counting stops here: a page says "1,000+" rather than read a big table. */
const countedUpTo = 1000;

/** A count as it is shown. */
export const counted = (count: number) =>
  count < countedUpTo ? `${count}` : `${countedUpTo.toLocaleString("en")}+`;

/** How many members and open invitations there are, up to 1,000 of each. For every member. */
export async function countPeople(context: MemberContext) {
  authorize(context, "organization.read");
  const { db } = tenant(context);
  const organizationId = context.organization.id;
  const someMembers = db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.organizationId, organizationId))
    .limit(countedUpTo)
    .as("some_members");
  const somePending = db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, organizationId),
        eq(invitations.status, "pending"),
        isNull(invitations.answeredAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .limit(countedUpTo)
    .as("some_pending");
  const [row] = await db
    .select({
      members: count(),
      invitations: sql<number>`(select count(*)::int from ${somePending})`,
    })
    .from(someMembers);
  return row ?? { members: 0, invitations: 0 };
}
