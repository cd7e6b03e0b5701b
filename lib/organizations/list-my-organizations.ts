import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { members, organizations } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";

const atMost = 100;

/** The organizations that one belongs to, by name, at most 100: what the switcher shows. */
export function listMyOrganizations({ user }: Pick<SignedIn, "user">) {
  return db
    .select({
      id: organizations.id,
      name: organizations.name,
      slug: organizations.slug,
      logo: organizations.logo,
      role: members.role,
    })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, user.id))
    .orderBy(asc(organizations.name), asc(organizations.id))
    .limit(atMost);
}
