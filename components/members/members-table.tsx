"use client";

import { type Column, DataTable } from "@/components/data-table/data-table";
import type { PagerLinks } from "@/components/data-table/pager";
import { MembersEmpty } from "@/components/members/members-empty";
import { RoleBadge } from "@/components/members/role-badge";
import type { relativeTime } from "@/components/relative-time";
import { UserAvatar } from "@/components/user-avatar";
import type { OrganizationRole } from "@/lib/permissions";

export interface MemberRow {
  name: string;
  email: string;
  image: string | null;
  role: OrganizationRole;
  joined: ReturnType<typeof relativeTime>;
}

const columns: readonly Column<MemberRow>[] = [
  {
    key: "person",
    header: "Person",
    cell: ({ name, email, image }) => (
      <span className="person">
        <UserAvatar name={name} image={image} />
        <b>{name}</b>
        <i>{email}</i>
      </span>
    ),
  },
  { key: "role", header: "Role", cell: ({ role }) => <RoleBadge role={role} /> },
  { key: "joined", header: "Joined", cell: ({ joined }) => <time {...joined} /> },
];

interface MembersTableProps {
  organization: string;
  members: readonly MemberRow[];
  /** The search in force; empty for none. */
  search: string;
  /** Where the list begins, without a search. */
  firstPage: string;
  pager: PagerLinks;
}

/**
 * The people of an organization, searchable and in pages. One client component, none per row: a row
 * goes to the browser as HTML and as its few values, not as a tree of elements besides.
 */
export function MembersTable({
  organization,
  members,
  search,
  firstPage,
  pager,
}: MembersTableProps) {
  return (
    <DataTable
      caption={`Members of ${organization}`}
      columns={columns}
      rows={members}
      rowKey={(member) => member.email}
      search={{ label: "Search members", value: search }}
      empty={<MembersEmpty search={search} firstPage={firstPage} />}
      pager={pager}
    />
  );
}
