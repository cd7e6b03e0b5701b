import type { Sql } from "postgres";
import { MigrationError } from "./migration-error";

/** The group role that migrations grant the application's privileges to. */
const applicationRole = "application";

interface RoleFacts {
  owner: string;
  exists: boolean;
  /** A login, superuser or bypass of row-level security would undo what the role is for. */
  unsafe: boolean;
  member: boolean;
  loginMember: boolean;
  version: number;
}

/**
 * Makes sure that the role `application` exists, that the owner may take it (SET ROLE), and that
 * the application's login is a member. Roles belong to the whole cluster, so migrations cannot make
 * them; databases that are migrated at the same time do not collide.
 *
 * Throws a MigrationError with the SQL for an administrator when the owner lacks the right.
 */
export async function ensureApplicationRole(sql: Sql, login: string | undefined): Promise<void> {
  const before = await roleFacts(sql, login);
  const statements = missingStatements(before, login);
  for (const statement of statements) {
    // Another database's migrator may be doing the same at this moment; the facts decide below.
    await sql.unsafe(statement).catch(() => {});
  }
  if (statements.length === 0) return;
  const after = await roleFacts(sql, login);
  const missing = missingStatements(after, login);
  if (missing.length === 0) return;
  throw new MigrationError(
    `The role ${before.owner} may not set up the group role "${applicationRole}" that the application works under.`,
    `Let an administrator run: ${missing.join("; ")};`,
  );
}

function missingStatements(facts: RoleFacts, login: string | undefined): string[] {
  const { exists, unsafe, member, loginMember, owner, version } = facts;
  const statements: string[] = [];
  const attributes = "nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls";
  if (!exists) statements.push(`create role ${applicationRole} ${attributes}`);
  else if (unsafe) statements.push(`alter role ${applicationRole} ${attributes}`);
  const withSet = version >= 160_000 ? " with set true" : "";
  if (!member) statements.push(`grant ${applicationRole} to ${quote(owner)}${withSet}`);
  if (login && !loginMember) statements.push(`grant ${applicationRole} to ${quote(login)}`);
  return statements;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function roleFacts(sql: Sql, login: string | undefined): Promise<RoleFacts> {
  const [server] = await sql<{ owner: string; version: number }[]>`
    select current_user as owner, current_setting('server_version_num')::int as version`;
  const owner = server?.owner ?? "";
  const version = server?.version ?? 0;
  const [role] = await sql<{ unsafe: boolean }[]>`
    select rolcanlogin or rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
      as unsafe
    from pg_roles where rolname = ${applicationRole}`;
  if (!role) {
    return { owner, version, exists: false, unsafe: false, member: false, loginMember: false };
  }
  const setRight = version >= 160_000 ? "SET" : "MEMBER";
  const [membership] = await sql<{ member: boolean; login_member: boolean }[]>`
    select pg_has_role(current_user, ${applicationRole}, ${setRight}) as member,
      coalesce(
        (select pg_has_role(oid, ${applicationRole}, 'USAGE')
          from pg_roles where rolname = ${login ?? owner}),
        false
      ) as login_member`;
  return {
    owner,
    version,
    exists: true,
    unsafe: role.unsafe,
    member: membership?.member ?? false,
    loginMember: membership?.login_member ?? false,
  };
}
