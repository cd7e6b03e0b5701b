import type { Metadata } from "next";
import { InvitationsTable } from "@/components/invitations/invitations-table";
import { InviteForm } from "@/components/invitations/invite-form";
import { TabsLink, TabsNav } from "@/components/navigation/tabs-nav";
import { PageHeader } from "@/components/page-header";
import { relativeTime } from "@/components/relative-time";
import { Card, CardTitle } from "@/components/ui/card";
import { memberContext, page } from "@/lib/doors/page";
import { type InvitationItem, listInvitations } from "@/lib/invitations/list-invitations";
import { InvitationsQuery, invitationStatuses } from "@/lib/invitations/schemas";
import { routes } from "@/lib/routes";
import {
  cancelInvitationAction,
  createInvitationLinkAction,
  inviteMembersAction,
  resendInvitationAction,
} from "./actions";

export const metadata: Metadata = { title: "Invitations" };

const tabs = {
  pending: "Pending",
  accepted: "Accepted",
  rejected: "Declined",
  canceled: "Taken back",
  expired: "Expired",
};

interface InvitationsPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default page(async ({ params, searchParams }: InvitationsPageProps) => {
  const { slug } = await params;
  const query = InvitationsQuery.parse(await searchParams);
  const context = await memberContext(slug);
  const { items, previous, next } = await listInvitations(context, query);
  const { name } = context.organization;

  const address = routes.invitations(slug);
  const linkTo = (values: Record<string, string | null>) => {
    const given = Object.entries(values).filter(([, value]) => value) as [string, string][];
    return given.length > 0 ? `${address}?${new URLSearchParams(given)}` : address;
  };
  const status = query.status === "pending" ? null : query.status;
  const pageLink = (key: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : linkTo({ status, q: query.q, [key]: cursor });
  return (
    <>
      <PageHeader title="Invitations" description={`Whom ${name} has asked to join.`} />
      <div className="grid gap-6">
        <Card>
          <CardTitle className="border-b px-5 py-3">Invite people</CardTitle>
          <InviteForm action={inviteMembersAction} slug={slug} role={context.role} />
        </Card>
        <div className="space-y-4">
          <TabsNav aria-label="Invitations by status">
            {invitationStatuses.map((each) => (
              <TabsLink
                key={each}
                href={linkTo({ status: each === "pending" ? null : each })}
                aria-current={each === query.status ? "page" : false}
              >
                {tabs[each]}
              </TabsLink>
            ))}
          </TabsNav>
          <InvitationsTable
            organization={name}
            invitations={items.map(rowOf)}
            status={query.status}
            slug={slug}
            role={context.role}
            search={query.q}
            firstPage={linkTo({ status })}
            pager={{ previous: pageLink("before", previous), next: pageLink("after", next) }}
            actions={{
              resend: resendInvitationAction,
              cancel: cancelInvitationAction,
              createLink: createInvitationLinkAction,
            }}
          />
        </div>
      </div>
    </>
  );
});

function rowOf({ status, sentAt, expiresAt, answeredAt, ...item }: InvitationItem) {
  const ends = status === "pending" ? expiresAt : (answeredAt ?? null);
  return {
    ...item,
    sent: relativeTime(sentAt),
    ends: ends && relativeTime(ends),
    isOverdue: expiresAt.getTime() <= Date.now(),
  };
}
