import { registry } from "@/db/registry";
import type { MemberContext, SignedIn } from "@/lib/auth/context";

/** An organization as one of its members sees it. */
export type MyOrganization = MemberContext["organization"] & Pick<MemberContext, "role">;

interface Mine {
  organizations: MyOrganization[];
  /** Unread notifications; counting stops at ten. */
  unread: number;
}

/** How many organizations of one person are read at most. */
export const organizationsRead = 100;

/**
 * What the frame of every page shows of a person: the organizations that they belong to, by name, at
 * most 100, and how much they have not read. Plain SQL and one statement for both: this runs for
 * every page, and Drizzle's builder costs as much as the query.
 */
export async function listMyOrganizations({ user }: Pick<SignedIn, "user">): Promise<Mine> {
  type Row = Omit<MyOrganization, "createdAt"> & { unread: number; createdAt: string };
  const rows = await registry.sql<(Omit<Row, "id"> & { id: string | null })[]>`
    select n.unread, o.id, o.name, o.slug, o.logo, o.created_at as "createdAt", m.role
    from (
      select count(*)::int as unread from (
        select from notifications where user_id = ${user.id} and read_at is null limit 10
      ) few
    ) n
    left join (members m join organizations o on o.id = m.organization_id)
      on m.user_id = ${user.id}
    order by o.name, o.id
    limit ${organizationsRead}`;
  return {
    organizations: rows.flatMap(({ unread: _, id, createdAt, ...row }) =>
      id === null ? [] : { ...row, id, createdAt: new Date(createdAt) },
    ),
    unread: rows[0]?.unread ?? 0,
  };
}
