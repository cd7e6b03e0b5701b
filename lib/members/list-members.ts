import { and, asc, desc, eq, ilike, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { members, users } from "@/db/schema";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import {
  containing,
  decodeCursor,
  type ListQuery,
  type Page,
  pageSize,
  toPage,
} from "@/lib/pagination";
import type { OrganizationRole } from "@/lib/permissions";

export interface MemberItem {
  id: string;
  userId: string;
  name: string;
  email: string;
  image: string | null;
  role: OrganizationRole;
  joinedAt: Date;
}

/** The members of the organization, the first to join first; `q` is part of a name or an address. */
export async function listMembers(
  context: MemberContext,
  query: ListQuery,
): Promise<Page<MemberItem>> {
  authorize(context, "members.read");
  const after = decodeCursor(query.after);
  const before = after ? undefined : decodeCursor(query.before);
  const position = sql`(${members.createdAt}, ${members.id})`;
  const direction = before ? desc : asc;
  const pattern = containing(query.q);
  const rows = await db
    .select({
      id: members.id,
      at: sql<string>`to_char(${members.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      userId: users.id,
      name: users.name,
      email: users.email,
      image: users.image,
      role: members.role,
      joinedAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organizationId, context.organization.id),
        query.q ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
        after && sql`${position} > (${after.at}::timestamptz, ${after.id})`,
        before && sql`${position} < (${before.at}::timestamptz, ${before.id})`,
      ),
    )
    .orderBy(direction(members.createdAt), direction(members.id))
    .limit(pageSize + 1);
  const travelled = { after: after && query.after, before: before && query.before };
  return toPage(rows, travelled, ({ at: _, ...item }) => item);
}
