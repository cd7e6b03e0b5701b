import { registry } from "@/db/registry";
import type { MemberContext, SignedIn } from "@/lib/auth/context";

/** An organization as one of its members sees it. */
export type MyOrganization = MemberContext["organization"] & Pick<MemberContext, "role">;

/** How many organizations of one person are read at most. */
export const organizationsRead = 100;

/**
 * The organizations that one belongs to, by name, at most 100: what the switcher shows. Plain SQL:
 * this runs for every page, and Drizzle's builder costs as much as the query.
 */
export async function listMyOrganizations({ user }: Pick<SignedIn, "user">) {
  const rows = await registry.sql<(Omit<MyOrganization, "createdAt"> & { createdAt: string })[]>`
    select o.id, o.name, o.slug, o.logo, o.created_at as "createdAt", m.role
    from members m join organizations o on o.id = m.organization_id
    where m.user_id = ${user.id}
    order by o.name, o.id
    limit ${organizationsRead}`;
  return rows.map((row): MyOrganization => ({ ...row, createdAt: new Date(row.createdAt) }));
}
