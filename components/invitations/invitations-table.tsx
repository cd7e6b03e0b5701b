"use client";

import { type Column, DataTable } from "@/components/data-table/data-table";
import type { PagerLinks } from "@/components/data-table/pager";
import {
  type InvitationActions,
  InvitationButtons,
} from "@/components/invitations/invitation-actions";
import { InvitationsEmpty } from "@/components/invitations/invitations-empty";
import { RoleBadge } from "@/components/members/role-badge";
import type { relativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import type { InvitationStatus } from "@/lib/invitations/schemas";
import { mayHandle, type OrganizationRole } from "@/lib/permissions";

type Time = ReturnType<typeof relativeTime>;

export interface InvitationRow {
  id: string;
  email: string;
  role: OrganizationRole;
  inviter: string;
  mail: "queued" | "sent" | "failed" | "shown";
  sent: Time;
  /** Of a pending one: when it ends, or has ended; of others: when they were answered, if that is known. */
  ends: Time | null;
  isOverdue: boolean;
}

const mailStates = {
  queued: { label: "Mail queued", variant: "outline" },
  sent: { label: "Mail sent", variant: "success" },
  failed: { label: "Mail not sent", variant: "destructive" },
  shown: { label: "Link copied", variant: "secondary" },
} as const;

const ended: Record<InvitationStatus, string> = {
  pending: "Expires",
  accepted: "Accepted",
  rejected: "Declined",
  canceled: "Taken back",
  expired: "Expired",
};

interface InvitationsTableProps {
  organization: string;
  invitations: readonly InvitationRow[];
  status: InvitationStatus;
  slug: string;
  /** The role of whoever looks. */
  role: OrganizationRole;
  /** The search in force; empty for none. */
  search: string;
  /** Where the list of this status begins, without a search. */
  firstPage: string;
  pager: PagerLinks;
  actions: InvitationActions;
}

/** The invitations of one status, searchable and in pages. */
export function InvitationsTable(props: InvitationsTableProps) {
  const { organization, invitations, status, search, firstPage, pager } = props;
  return (
    <DataTable
      caption={`Invitations to ${organization}`}
      columns={columnsFor(props)}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      search={{ label: "Search addresses", value: search, keep: { status } }}
      empty={<InvitationsEmpty status={status} search={search} firstPage={firstPage} />}
      pager={pager}
    />
  );
}

function columnsFor({
  status,
  slug,
  role,
  actions,
}: InvitationsTableProps): Column<InvitationRow>[] {
  const isPending = status === "pending";
  const columns: Column<InvitationRow>[] = [
    {
      key: "address",
      header: "Address",
      cell: ({ email, inviter, sent }) => (
        <>
          <b className="block break-all font-medium">{email}</b>
          <small className="text-muted-foreground text-xs">
            by {inviter}, <time {...sent} />
          </small>
        </>
      ),
    },
    {
      key: "role",
      header: "Role",
      className: "short",
      cell: (row) => <RoleBadge role={row.role} />,
    },
  ];
  if (isPending) {
    columns.push({
      key: "mail",
      header: "Mail",
      className: "short",
      cell: ({ mail }) => (
        <Badge variant={mailStates[mail].variant}>{mailStates[mail].label}</Badge>
      ),
    });
  }
  columns.push({
    key: "ends",
    header: ended[status],
    className: "short",
    cell: ({ ends, isOverdue }) => (
      <>
        <span className="text-muted-foreground sm:sr-only">
          {isPending && isOverdue ? "Expired" : ended[status]}{" "}
        </span>
        {ends ? <time {...ends} /> : <span className="text-muted-foreground">earlier</span>}
      </>
    ),
  });
  if (status !== "accepted") {
    columns.push({
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      className: "row-actions",
      cell: (row) =>
        mayHandle(role, row.role) && (
          <InvitationButtons
            invitation={row}
            isPending={isPending}
            slug={slug}
            role={role}
            actions={actions}
          />
        ),
    });
  }
  return columns;
}
