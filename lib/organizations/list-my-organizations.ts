import { registry } from "@/db/registry";
import type { MemberContext, SignedIn } from "@/lib/auth/context";

/** An organization as one of its members sees it. */
export type MyOrganization = MemberContext["organization"] &
  Pick<MemberContext, "role"> & {
    /** Since when it is being deleted: nothing in it works, and an owner can restore it. */
    deletedAt: Date | null;
  };

interface Mine {
  organizations: MyOrganization[];
  /** Unread notifications; counting stops at ten. */
  unread: number;
}

/** How many organizations of one person are read at most. */
const organizationsRead = 100;

/**
 * What the frame of every page shows of a person: the organizations that they belong to, by name, at
 * most 100 (those that are being deleted are listed to their owners alone), and how much they have not
 * read. Plain SQL and one statement for both: this runs for every page, and Drizzle's builder
 * costs as much as the query.
 */
export async function listMyOrganizations({ user }: Pick<SignedIn, "user">): Promise<Mine> {
  const rows = await registry.sql<Row[]>`
    select n.unread, o.id, o.name, o.slug, o.logo, o.created_at as "createdAt",
      o.deleted_at as "deletedAt", m.role
    from (
      select count(*)::int as unread from (
        select from notifications where user_id = ${user.id} and read_at is null limit 10
      ) few
    ) n
    left join (members m join organizations o
        on o.id = m.organization_id and (o.deleted_at is null or m.role = 'owner'))
      on m.user_id = ${user.id}
    order by o.name, o.id
    limit ${organizationsRead}`;
  return {
    organizations: rows.flatMap(({ unread: _, id, createdAt, deletedAt, ...row }) =>
      id === null
        ? []
        : {
            ...row,
            id,
            createdAt: new Date(createdAt),
            deletedAt: deletedAt === null ? null : new Date(deletedAt),
          },
    ),
    unread: rows[0]?.unread ?? 0,
  };
}

interface Row extends Omit<MyOrganization, "id" | "createdAt" | "deletedAt"> {
  unread: number;
  /** Null in the one row of somebody without an organization. */
  id: string | null;
  createdAt: string;
  deletedAt: string | null;
}
