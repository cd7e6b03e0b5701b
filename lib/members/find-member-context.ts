import { and, eq } from "drizzle-orm";
import { registry } from "@/db/registry";
import { members, organizations } from "@/db/schema";
import type { MemberContext, SignedIn } from "@/lib/auth/context";

/**
 * The organization of a URL as one of its members sees it, read anew each time: a removal or a
 * demotion counts on the next request. Null for outsiders and for slugs that do not exist alike.
 */
export async function findMemberContext(
  person: SignedIn,
  slug: string,
): Promise<MemberContext | null> {
  const [row] = await registry.db
    .select({
      organization: {
        id: organizations.id,
        name: organizations.name,
        slug: organizations.slug,
        logo: organizations.logo,
        createdAt: organizations.createdAt,
      },
      role: members.role,
    })
    .from(organizations)
    .innerJoin(members, eq(members.organizationId, organizations.id))
    .where(and(eq(organizations.slug, slug), eq(members.userId, person.user.id)))
    .limit(1);
  return row ? { ...person, ...row } : null;
}
