import { listRecentActivity } from "@/lib/audit-logs/list-recent-activity";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { listPendingInvitations } from "@/lib/invitations/list-pending-invitations";
import { can } from "@/lib/permissions";
import { countPeople } from "./count-people";

const activityShown = 8;
const invitationsShown = 5;

/** What the first page of an organization shows. Members do not see invitations. */
export async function getOverview(context: MemberContext) {
  authorize(context, "organization.read");
  const seesInvitations = can(context.role, "invitations.read");
  const [counts, invitations, activity] = await Promise.all([
    countPeople(context),
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
