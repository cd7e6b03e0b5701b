import { and, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations, members, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { listPendingInvitations } from "@/lib/invitations/list-pending-invitations";
import { can } from "@/lib/permissions";

/** Counting stops here: an overview says "1,000+" rather than read a big table. */
export const countedUpTo = 1000;
const activityShown = 8;

/** What the first page of an organization shows. Members do not see invitations. */
export async function getOverview(context: MemberContext) {
  authorize(context, "organization.read");
  const seesInvitations = can(context.role, "invitations.read");
  const [counts, pending, joined] = await Promise.all([
    countMembersAndInvitations(context),
    seesInvitations ? listPendingInvitations(context, activityShown) : [],
    listNewestMembers(context),
  ]);
  const activity = [
    ...joined.map((member) => ({ kind: "joined" as const, at: member.joinedAt, ...member })),
    ...pending.map((invitation) => ({
      kind: "invited" as const,
      at: invitation.createdAt,
      ...invitation,
    })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, activityShown);
  return {
    members: counts.members,
    pendingInvitations: seesInvitations ? counts.invitations : null,
    invitations: pending.slice(0, 5),
    activity,
  };
}

async function countMembersAndInvitations(context: MemberContext) {
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

function listNewestMembers(context: MemberContext) {
  return tenant(context)
    .db.select({
      id: members.id,
      name: users.name,
      email: users.email,
      image: users.image,
      role: members.role,
      joinedAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, context.organization.id))
    .orderBy(desc(members.createdAt), desc(members.id))
    .limit(activityShown);
}
