"use client";

import { useRouter } from "next/navigation";
import { Choices } from "@/components/data-table/choices";
import { type Column, DataTable } from "@/components/data-table/data-table";
import type { PagerLinks } from "@/components/data-table/pager";
import { MembersEmpty } from "@/components/members/members-empty";
import { RoleBadge } from "@/components/members/role-badge";
import { followLink } from "@/components/navigation/follow-link";
import type { relativeTime } from "@/components/relative-time";
import { UserAvatar } from "@/components/user-avatar";
import type { MembersQuery } from "@/lib/members/schemas";
import type { OrganizationRole } from "@/lib/permissions";
import { routes } from "@/lib/routes";

export interface MemberRow {
  name: string;
  email: string;
  image: string | null;
  role: OrganizationRole;
  joined: ReturnType<typeof relativeTime>;
  /** Given for those whom the viewer may change or remove. */
  id?: string;
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

const actionsOf = (slug: string): Column<MemberRow> => ({
  key: "actions",
  header: "Actions",
  hideHeader: true,
  align: "end",
  cell: ({ id, name }) =>
    id && (
      <a href={routes.member(slug, id)} className="row-link" aria-label={`Manage ${name}`}>
        ⋯
      </a>
    ),
});

const roles = [
  { role: undefined, label: "All" },
  { role: "owner", label: "Owners" },
  { role: "admin", label: "Admins" },
  { role: "member", label: "Members" },
] as const;

const orders = [
  { sort: "oldest", label: "Oldest" },
  { sort: "newest", label: "Newest" },
  { sort: "name", label: "Name" },
] as const;

interface MembersTableProps {
  organization: { name: string; slug: string };
  members: readonly MemberRow[];
  /** The search, filter and order in force. */
  query: Pick<MembersQuery, "q" | "role" | "sort">;
  /** Whether rows lead to what the viewer may do with them. */
  manages: boolean;
  pager: PagerLinks;
}

/**
 * The people of an organization, searchable and in pages. One client component, none per row: a row
 * goes to the browser as HTML and as its few values, not as a tree of elements besides.
 */
export function MembersTable({
  organization: { name, slug },
  members,
  query: { q, role, sort },
  manages,
  pager,
}: MembersTableProps) {
  const router = useRouter();
  const given = { q, role, sort: sort === "oldest" ? undefined : sort };
  const list = (change: Record<string, string | undefined>) =>
    routes.members(slug, { ...given, ...change });
  const keep = Object.entries({ role, sort: given.sort }).flatMap(([key, value]) =>
    value ? [[key, value]] : [],
  );
  return (
    <DataTable
      caption={`Members of ${name}`}
      columns={manages ? [...columns, actionsOf(slug)] : columns}
      rows={members}
      rowKey={(member) => member.email}
      search={{ label: "Search members", value: q, keep: Object.fromEntries(keep) }}
      toolbar={
        <>
          <Choices
            label="Role"
            choices={roles.map((each) => ({
              label: each.label,
              href: list({ role: each.role }),
              isCurrent: each.role === role,
            }))}
          />
          <Choices
            label="Order"
            choices={orders.map((each) => ({
              label: each.label,
              href: list({ sort: each.sort === "oldest" ? undefined : each.sort }),
              isCurrent: each.sort === sort,
            }))}
          />
        </>
      }
      empty={<MembersEmpty search={q} role={role} firstPage={routes.members(slug)} />}
      pager={pager}
      onClick={manages ? (event) => followLink(event, router.push) : undefined}
    />
  );
}
