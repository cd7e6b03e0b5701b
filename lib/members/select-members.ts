import { part } from "@/db/statement";
import { tenant } from "@/db/tenant";
import type { MemberContext } from "@/lib/auth/context";
import { containing, type Position } from "@/lib/pagination";
import type { OrganizationRole } from "@/lib/permissions";
import type { MembersQuery } from "./schemas";

export interface MemberItem {
  id: string;
  userId: string;
  name: string;
  email: string;
  image: string | null;
  role: OrganizationRole;
  joinedAt: Date;
}

/** A row with its place in the order of joining. */
type MemberRow = Omit<MemberItem, "joinedAt"> & Position;

export const toMember = ({ at, ...row }: MemberRow): MemberItem => ({
  ...row,
  joinedAt: new Date(at),
});

/**
 * At most `limit` members behind (or before, and then backwards) a place in the list. Plain SQL: of all
 * lists this one is read the most, and the builder costs as much as the query. In the order of
 * names only the id counts of a place: what somebody is called stands in no address. Whoever has
 * a role or fits a search is found by a function of the database; drizzle/0011 says why.
 */
export function selectMembers(
  context: MemberContext,
  { q, role, sort }: Pick<MembersQuery, "q" | "role" | "sort">,
  { after, before }: { after?: Position; before?: Position },
  limit: number,
): PromiseLike<MemberRow[]> {
  const organizationId = context.organization.id;
  const edge = after ?? before;
  const { at = null, id = null } = edge ?? {};
  const byName = sort === "name";
  const falling = (sort === "newest") !== (before !== undefined);
  const key = byName ? part`m.person` : part`m.created_at`;
  const edgeKey = byName
    ? part`(select person from members where organization_id = ${organizationId} and id = ${id})`
    : part`${at}::text::timestamptz`;
  const found = () => part`
    find_members(${q ? containing(q) : null}::text, ${role ?? null}::organization_role,
      ${byName}::boolean, ${falling}::boolean, ${at}::text::timestamptz, ${id}::text, ${limit}::integer) m`;
  const beyond = () => part`and (${key}, m.id) ${falling ? part`<` : part`>`} (${edgeKey}, ${id})`;
  const isNarrowed = q !== "" || role !== undefined;
  return tenant(context).sql<MemberRow[]>`
    select m.id, u.id as "userId", u.name, u.email, u.image, m.role,
      to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from ${isNarrowed ? found() : part`members m`} join users u on u.id = m.user_id
    where m.organization_id = ${organizationId} ${edge ? beyond() : part``}
    order by ${falling ? part`${key} desc, m.id desc` : part`${key}, m.id`}
    limit ${limit}`;
}
