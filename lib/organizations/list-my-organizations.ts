import { registry } from "@/db/registry";
import type { MemberContext, SignedIn } from "@/lib/auth/context";

/** An organization as one of its members sees it. */
export type MyOrganization = MemberContext["organization"] &
  Pick<MemberContext, "role"> & {
    /** Since when it is being deleted: nothing in it works, and an owner can restore it. */
    deletedAt: Date | null;
  };

/** How many organizations of one person are read at most. */
const organizationsRead = 100;

/**
 * The organizations that one belongs to, by name, at most 100: what the switcher shows. Those that
 * are being deleted are listed to their owners alone. Plain SQL: this runs for every page, and
 * Drizzle's builder costs as much as the query.
 */
export async function listMyOrganizations({ user }: Pick<SignedIn, "user">) {
  const rows = await registry.sql<Row[]>`
    select o.id, o.name, o.slug, o.logo, o.created_at as "createdAt", o.deleted_at as "deletedAt",
      m.role
    from members m join organizations o on o.id = m.organization_id
    where m.user_id = ${user.id} and (o.deleted_at is null or m.role = 'owner')
    order by o.name, o.id
    limit ${organizationsRead}`;
  return rows.map(
    (row): MyOrganization => ({
      ...row,
      createdAt: new Date(row.createdAt),
      deletedAt: row.deletedAt === null ? null : new Date(row.deletedAt),
    }),
  );
}

interface Row extends Omit<MyOrganization, "createdAt" | "deletedAt"> {
  createdAt: string;
  deletedAt: string | null;
}
