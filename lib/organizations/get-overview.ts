import { and, count, eq, gt, sql } from "drizzle-orm";
import { invitations, members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { listRecentActivity } from "@/lib/audit-logs/list-recent-activity";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { listPendingInvitations } from "@/lib/invitations/list-pending-invitations";
import { can } from "@/lib/permissions";

/** Counting stops here: an overview says "1,000+" rather than read a big table. */
export const countedUpTo = 1000;
const activityShown = 8;
const invitationsShown = 5;

/** What the first page of an organization shows. Members do not see invitations. */
export async function getOverview(context: MemberContext) {
  authorize(context, "organization.read");
  const seesInvitations = can(context.role, "invitations.read");
  const [counts, invitations, activity] = await Promise.all([
    countMembersAndInvitations(context),
    seesInvitations ? listPendingInvitations(context, invitationsShown) : [],
    listRecentActivity(context, activityShown),
  ]);
  return {
    members: counts.members,
    pendingInvitations: seesInvitations ? counts.invitations : null,
    invitations,
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
