import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import type { MemberContext, SignedIn } from "@/lib/auth/context";
import { env } from "@/lib/env";
import type { OrganizationRole, UserRole } from "@/lib/permissions";

/** A connection of the login that owns the database: it sees every row. End it after the tests. */
export const ownerConnection = (): Sql => postgres(env.DIRECT_URL, { max: 10, onnotice: () => {} });

/** Somebody with an account, without a way to sign in, as verbs get to know them. */
export async function addPerson(owner: Sql, role: UserRole = "user"): Promise<SignedIn> {
  const id = randomUUID();
  const name = "Robin Somebody";
  const email = `${id}@example.net`;
  await owner`insert into users ${owner({ id, name, email, role, email_verified: true })}`;
  const now = new Date();
  const dates = { createdAt: now, updatedAt: now };
  return {
    headers: new Headers(),
    address: "127.0.0.1",
    needsRefresh: false,
    user: { id, name, email, emailVerified: true, image: null, role, ...dates },
    session: {
      id: randomUUID(),
      userId: id,
      expiresAt: new Date(now.getTime() + 3_600_000),
      ipAddress: null,
      userAgent: null,
      impersonatedBy: null,
      activeOrganizationId: null,
      ...dates,
    },
  };
}

/** A new organization with new members in these roles, of which one has to be owner; their contexts. */
export async function addOrganization<const Roles extends readonly OrganizationRole[]>(
  owner: Sql,
  ...roles: Roles
): Promise<{ [Index in keyof Roles]: MemberContext & { memberId: string } }> {
  const id = randomUUID();
  const organization = { id, name: "Some Name", slug: `org-${id}`, logo: null };
  const people = await Promise.all(roles.map(() => addPerson(owner)));
  const contexts = people.map((person, index) => ({
    ...person,
    organization: { ...organization, createdAt: person.user.createdAt },
    role: roles[index] as OrganizationRole,
    memberId: randomUUID(),
  }));
  const rows = contexts.map(({ memberId, role, user }) => ({
    id: memberId,
    organization_id: id,
    user_id: user.id,
    role,
  }));
  await owner.begin(async (transaction) => {
    await transaction`insert into organizations ${transaction(organization)}`;
    await transaction`insert into members ${transaction(rows)}`;
  });
  return contexts as { [Index in keyof Roles]: MemberContext & { memberId: string } };
}
