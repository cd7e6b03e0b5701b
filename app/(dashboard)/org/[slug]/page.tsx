import { TextLink } from "@/components/accounts/text-link";
import { EmptyState } from "@/components/empty-state";
import { HistoryIcon, MailIcon } from "@/components/icons";
import { ActivityList } from "@/components/organizations/activity-list";
import { PendingInvitations } from "@/components/organizations/pending-invitations";
import { Stat, StatTiles } from "@/components/organizations/stat-tiles";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Card, CardTitle } from "@/components/ui/card";
import { memberContext, page } from "@/lib/doors/page";
import { counted } from "@/lib/organizations/count-people";
import { getOverview } from "@/lib/organizations/get-overview";
import { routes } from "@/lib/routes";

const yourRole = {
  owner: "You are an owner of this organization.",
  admin: "You are an admin of this organization.",
  member: "You are a member of this organization.",
};

export default page(async ({ params }: { params: Promise<{ slug: string }> }) => {
  const context = await memberContext((await params).slug);
  const { organization, role } = context;
  const { members, pendingInvitations, invitations, activity } = await getOverview(context);
  const seesInvitations = pendingInvitations !== null;
  return (
    <>
      <PageHeader title={organization.name} description={yourRole[role]} />
      <div className="grid gap-6">
        <StatTiles>
          <Stat label="Members" value={counted(members)} />
          {seesInvitations && (
            <Stat label="Pending invitations" value={counted(pendingInvitations)} />
          )}
          <Stat label="Created" value={<RelativeTime date={organization.createdAt} />} />
        </StatTiles>
        <div className={seesInvitations ? "grid items-start gap-6 lg:grid-cols-[3fr_2fr]" : ""}>
          <Card>
            <CardTitle className="border-b px-5 py-3">Recent activity</CardTitle>
            {activity.length > 0 ? (
              <ActivityList activity={activity} />
            ) : (
              <EmptyState
                icon={<HistoryIcon />}
                title="Nothing happened lately"
                description="Who joins, leaves or changes something stands here."
              />
            )}
          </Card>
          {seesInvitations && (
            <Card>
              <div className="flex items-baseline justify-between gap-4 border-b px-5 py-3">
                <CardTitle>Pending invitations</CardTitle>
                <TextLink href={routes.invitations(organization.slug)} className="text-sm">
                  Invite people
                </TextLink>
              </div>
              {invitations.length > 0 ? (
                <PendingInvitations invitations={invitations} />
              ) : (
                <EmptyState
                  icon={<MailIcon />}
                  title="Nobody is waiting"
                  description="People you invite stand here until they accept or their invitation expires."
                />
              )}
            </Card>
          )}
        </div>
      </div>
    </>
  );
});
