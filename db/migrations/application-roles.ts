import type { Sql } from "postgres";
import { roles } from "../scope";
import { MigrationError } from "./migration-error";

/** The group role that the application's login belongs to, and those it may take for a transaction. */
const group = roles.application;
const taken = [roles.tenant, roles.registry];
const attributes = "nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

interface RoleFacts {
  name: string;
  exists: boolean;
  /** A login, superuser or bypass of row-level security would undo what the role is for. */
  unsafe: boolean;
  /** The owner may take it. */
  owners: boolean;
  /** `application` may take it… */
  takeable: boolean;
  /** …and has its rights without taking it, which would open every organization. */
  inherited: boolean;
}

interface Facts {
  owner: string;
  version: number;
  groupInherits: boolean;
  loginMember: boolean;
  roles: RoleFacts[];
}

/**
 * Makes sure that the roles exist which migrations grant rights to, that the owner may take them
 * (SET ROLE), that the application's login is a member of `application`, and that `application` may
 * take `application_tenant` and `application_registry` without having their rights before. Roles
 * belong to the whole cluster, so migrations cannot make them; databases that are migrated at the
 * same time do not collide.
 *
 * Throws a MigrationError with the SQL for an administrator when the owner lacks the right.
 */
export async function ensureApplicationRoles(sql: Sql, login: string | undefined): Promise<void> {
  const before = await readFacts(sql, login);
  const statements = missingStatements(before, login);
  for (const statement of statements) {
    // Another database's migrator may be doing the same at this moment; the facts decide below.
    await sql.unsafe(statement).catch(() => {});
  }
  if (statements.length === 0) return;
  const missing = missingStatements(await readFacts(sql, login), login);
  if (missing.length === 0) return;
  throw new MigrationError(
    `The role ${before.owner} may not set up the group roles that the application works under.`,
    `Let an administrator run: ${missing.join("; ")};`,
  );
}

function missingStatements(facts: Facts, login: string | undefined): string[] {
  const knowsOptions = facts.version >= 160_000;
  const statements: string[] = [];
  for (const { name, exists, unsafe, owners } of facts.roles) {
    if (!exists) statements.push(`create role ${name} ${attributes}`);
    else if (unsafe) statements.push(`alter role ${name} ${attributes}`);
    const withSet = knowsOptions ? " with set true" : "";
    if (!owners) statements.push(`grant ${name} to ${quote(facts.owner)}${withSet}`);
  }
  // Before version 16 the member decides, once for all, whether it inherits.
  if (!knowsOptions && facts.groupInherits) statements.push(`alter role ${group} noinherit`);
  const options = knowsOptions ? " with inherit false, set true" : "";
  for (const { name, takeable, inherited } of facts.roles) {
    if (name === group || (takeable && !inherited)) continue;
    statements.push(`grant ${name} to ${group}${options}`);
  }
  if (login && !facts.loginMember) statements.push(`grant ${group} to ${quote(login)}`);
  return statements;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function readFacts(sql: Sql, login: string | undefined): Promise<Facts> {
  const [server] = await sql<{ owner: string; version: number }[]>`
    select current_user as owner, current_setting('server_version_num')::int as version`;
  const { owner = "", version = 0 } = server ?? {};
  const setRight = version >= 160_000 ? "SET" : "MEMBER";
  const found = await sql<(RoleFacts & { inherits: boolean; login_member: boolean })[]>`
    select rolname as name, true as exists, rolinherit as inherits,
      rolcanlogin or rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
        as unsafe,
      pg_has_role(current_user, oid, ${setRight}) as owners,
      coalesce((select pg_has_role(g.oid, r.oid, ${setRight}) from pg_roles g
        where g.rolname = ${group}), false) as takeable,
      coalesce((select pg_has_role(g.oid, r.oid, 'USAGE') from pg_roles g
        where g.rolname = ${group}), false) as inherited,
      coalesce((select pg_has_role(l.oid, r.oid, 'USAGE') from pg_roles l
        where l.rolname = ${login ?? owner}), false) as login_member
    from pg_roles r where rolname in ${sql([group, ...taken])}`;
  const one = (name: string) => found.find((role) => role.name === name);
  const missing = {
    exists: false,
    unsafe: false,
    owners: false,
    takeable: false,
    inherited: false,
  };
  return {
    owner,
    version,
    groupInherits: one(group)?.inherits ?? true,
    loginMember: one(group)?.login_member ?? false,
    roles: [group, ...taken].map((name) => one(name) ?? { name, ...missing }),
  };
}
