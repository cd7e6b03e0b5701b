import type { ISql, Sql } from "postgres";

export interface Person {
  id: string;
  name: string;
  email: string;
}

const unique = () => crypto.randomUUID().slice(0, 8);

/** Somebody with a proven address, who signs in with the password of the demo people. */
export async function addPerson(sql: Sql, name = "Nora Newcomer"): Promise<Person> {
  const person = { id: crypto.randomUUID(), name, email: `person-${unique()}@example.net` };
  await sql`insert into users ${sql({ ...person, email_verified: true })}`;
  await sql`
    insert into accounts (id, account_id, provider_id, user_id, password)
    select ${crypto.randomUUID()}, ${person.id}, 'credential', ${person.id}, password
    from accounts where user_id = (select id from users where email = 'owner@example.com')`;
  return person;
}

export interface Organization {
  id: string;
  name: string;
  slug: string;
}

/** An organization that nobody else's test knows, with this owner. */
export async function addOrganization(sql: Sql, owner: Person, name: string) {
  const suffix = unique();
  const organization = {
    id: crypto.randomUUID(),
    name: `${name} ${suffix}`,
    slug: `${name.toLowerCase()}-${suffix}`,
  };
  // In one transaction: the database knows no organization without an owner.
  await sql.begin(async (transaction) => {
    await transaction`insert into organizations ${transaction(organization)}`;
    await addMember(transaction, organization, owner, "owner");
  });
  return organization;
}

export async function addMember(
  sql: ISql,
  organization: Organization,
  person: Person,
  role: "owner" | "admin" | "member" = "member",
  joinedAt = new Date(),
) {
  await sql`insert into members ${sql({
    id: crypto.randomUUID(),
    organization_id: organization.id,
    user_id: person.id,
    role,
    created_at: joinedAt,
  })}`;
}
