import type { PlainSql } from "@/db/scoped-client";
import type { LoggedChange, Names, PersonName } from "./logged-change";

/** A row of the answer: a person, or what a membership or an invitation stands for. */
interface Found {
  key: string;
  id: string | null;
  name: string;
  email: string;
  image: string | null;
}

const personColumns = ["user_id", "inviter_id"];
const isPersonId = (id: unknown): id is string =>
  typeof id === "string" && !/^(system|database):/.test(id);

/** Everybody who is named by these changes, by id. */
const peopleIn = (changes: readonly LoggedChange[]) =>
  changes.flatMap(({ user, impersonator, before, after }) => [
    user,
    impersonator,
    ...[before, after].flatMap((image) => personColumns.map((column) => image?.[column])),
  ]);

/** The rows that an update does not tell apart: its images hold only what changed. */
function subjectsIn(changes: readonly LoggedChange[], table: string): string[] {
  const rows = changes
    .filter((change) => change.table === table && change.operation === "UPDATE")
    .flatMap(({ row }) => row ?? []);
  return [...new Set(rows)];
}

/**
 * The names that the sentences about these changes need: one statement for all of them, and a second
 * for memberships and invitations that are gone, whose log still tells whose they were. `sql` is the
 * door that the changes were read through.
 */
export async function findNames(
  sql: PlainSql,
  changes: readonly LoggedChange[],
  alsoPeople: readonly (string | null | undefined)[] = [],
): Promise<Names> {
  const ids = [...new Set([...peopleIn(changes), ...alsoPeople].filter(isPersonId))];
  const memberships = subjectsIn(changes, "members");
  const invitations = subjectsIn(changes, "invitations");
  const names = { people: new Map<string, PersonName>(), subjects: new Map() };
  if (ids.length + memberships.length + invitations.length === 0) return names;
  enter(
    names,
    await sql<Found[]>`
      select 'users:' || id as key, id, name, email, image from users
      where id = any(${ids}::text[])
      union all
      select 'members:' || m.id, u.id, u.name, u.email, u.image
      from members m join users u on u.id = m.user_id where m.id = any(${memberships}::text[])
      union all
      select 'invitations:' || id, null, null, email, null from invitations
      where id = any(${invitations}::text[])`,
  );
  const isMissing = (table: string) => (row: string) => !names.subjects.has(`${table}:${row}`);
  const goneMemberships = memberships.filter(isMissing("members"));
  const goneInvitations = invitations.filter(isMissing("invitations"));
  if (goneMemberships.length + goneInvitations.length > 0) {
    enter(
      names,
      await sql<Found[]>`
        select table_name || ':' || row_id as key, u.id, u.name,
          coalesce(u.email, gone.image ->> 'email') as email, u.image
        from (
          select table_name, row_id,
            coalesce(nullif(changed_data -> 'before', 'null'), changed_data -> 'after') as image
          from audit_logs
          where operation <> 'UPDATE' and (
            (table_name = 'members' and row_id = any(${goneMemberships}::text[]))
            or (table_name = 'invitations' and row_id = any(${goneInvitations}::text[])))
        ) gone left join users u on u.id = gone.image ->> 'user_id'`,
    );
  }
  return names;
}

function enter(
  names: { people: Map<string, PersonName>; subjects: Map<string, object> },
  found: readonly Found[],
): void {
  for (const { key, id, ...person } of found) {
    if (id) names.people.set(id, { id, ...person });
    if (!key.startsWith("users:")) {
      names.subjects.set(key, id ? { userId: id } : { email: person.email });
    }
  }
}
