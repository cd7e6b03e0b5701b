import { and, eq, or, sql } from "drizzle-orm";
import { registry } from "@/db/registry";
import { members, organizationSlugs, organizations } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import type { MyOrganization } from "@/lib/organizations/list-my-organizations";

/**
 * The organization that a slug leads to, as one of its members sees it: under its slug or a former one
 * (compare them), and also while it is being deleted. Null for outsiders and for slugs that do
 * not exist alike.
 */
export async function findMembership(
  { user }: Pick<SignedIn, "user">,
  slug: string,
): Promise<MyOrganization | null> {
  const formerly = registry.db
    .select({ id: organizationSlugs.organizationId })
    .from(organizationSlugs)
    .where(eq(organizationSlugs.id, slug));
  const [row] = await registry.db
    .select({
      id: organizations.id,
      name: organizations.name,
      slug: organizations.slug,
      logo: organizations.logo,
      createdAt: organizations.createdAt,
      deletedAt: organizations.deletedAt,
      role: members.role,
    })
    .from(organizations)
    .innerJoin(members, eq(members.organizationId, organizations.id))
    .where(
      and(
        or(eq(organizations.slug, slug), eq(organizations.id, sql`(${formerly})`)),
        eq(members.userId, user.id),
      ),
    )
    .limit(1);
  return row ?? null;
}
