import type { Sql } from "postgres";
import type { ConnectionSettings } from "@/db/connection";
import { loginPowers } from "@/db/login-powers";
import { migrationStatus } from "@/db/migrations/migration-status";
import { withConnection } from "@/db/migrations/owner-connection";
import { type Mode, variable } from "../environment";
import { describeError } from "./describe-error";
import { type Finding, fail, ok, warn } from "./finding";

interface Login {
  name: string;
  database: string;
  version: number;
  superuser: boolean;
  createrole: boolean;
  owns_database: boolean;
  role_exists: boolean;
  member: boolean;
  /** The roles of the doors may be taken, and have no effect before. */
  doors: boolean;
  powers: string[];
}

async function readLogin(sql: Sql): Promise<Login> {
  const [login] = await sql<[Omit<Login, "powers">]>`
    select rolname as name, current_database() as database, rolsuper as superuser,
      rolcreaterole as createrole,
      current_setting('server_version_num')::int / 10000 as version,
      (select pg_has_role(session_user, datdba, 'MEMBER') from pg_database
        where datname = current_database()) as owns_database,
      exists (select from pg_roles where rolname = 'application') as role_exists,
      coalesce((select pg_has_role(session_user, oid, 'MEMBER') from pg_roles
        where rolname = 'application'), false) as member,
      (select count(*) = 2 from pg_roles door
        where door.rolname in ('application_tenant', 'application_registry')
          and pg_has_role(session_user, door.oid, 'MEMBER')) as doors
    from pg_roles where rolname = session_user`;
  return { ...login, powers: (await loginPowers(sql)).powers };
}

function checkVersion({ version }: Login): Finding {
  const text = `PostgreSQL ${version}`;
  if (version < 15) return fail("Server", `${text} is too old.`, "Use PostgreSQL 15 to 18.");
  if (version > 18) return warn("Server", `${text} is not tested yet.`, "Use 15 to 18.");
  return ok("Server", text);
}

const SEPARATE = "Create a plain login for DATABASE_URL and keep the owner for DIRECT_URL.";

/** The application's own login must not be able to undo what the database guards. */
function checkApplication(login: Login): Finding[] {
  const { name, powers } = login;
  if (powers.length > 0) {
    return [fail("Application login", `"${name}" ${powers.join(", ")}.`, SEPARATE)];
  }
  return [ok("Application login", `"${name}" owns nothing`)];
}

const isOwner = ({ owns_database, superuser }: Login) => owns_database || superuser;

/** One URL for both: the application then takes the role `application` on each connection. */
function checkShared({ name, superuser }: Login, mode: Mode): Finding[] {
  const text = `"${name}" serves as the owner and as the application (one URL for both).`;
  if (mode === "production") return [fail("Application login", text, SEPARATE)];
  if (superuser) return [warn("Application login", text, SEPARATE)];
  return [ok("Application login", text)];
}

function checkMembership({ name, member, doors, role_exists }: Login, mode: Mode): Finding[] {
  if (member && !doors) {
    const text = `"${name}" may not take the roles application_tenant and application_registry.`;
    const level = mode === "production" ? fail : warn;
    return [level("Privileges", text, "Run `npm run db:migrate` with both URLs set.")];
  }
  if (member) return [ok("Privileges", `"${name}" is a member of "application"`)];
  const missing = role_exists ? `"${name}" is not a member of it` : "it does not exist";
  const text = `The group role "application" has the privileges, and ${missing}.`;
  const level = mode === "production" ? fail : warn;
  return [level("Privileges", text, "Run `npm run db:migrate` with both URLs set.")];
}

function checkOwner(login: Login): Finding[] {
  const { name, createrole, superuser, role_exists } = login;
  const fix = (sql: string) => `Let an administrator run: ${sql}`;
  if (!isOwner(login)) {
    const text = `"${name}" (DIRECT_URL) does not own the database.`;
    return [fail("Owner login", text, fix(`alter database ... owner to "${name}"`))];
  }
  if (!role_exists && !createrole && !superuser) {
    const text = `"${name}" may not create the group role "application".`;
    return [fail("Owner login", text, fix(`alter role "${name}" createrole`))];
  }
  return [ok("Owner login", `"${name}" owns the database`)];
}

async function checkMigrations(url: string, mode: Mode): Promise<Finding[]> {
  const states = await migrationStatus({ url, ...settings() });
  const named = (state: string) => states.filter((one) => one.state === state);
  const edited = named("edited").map(({ name }) => name);
  const unknown = named("unknown").map(({ name }) => name);
  const pending = named("pending").length;
  if (edited.length > 0) {
    const text = `Edited after they were applied: ${edited.join(", ")}.`;
    return [fail("Migrations", text, "Bring the old files back; change by a new migration.")];
  }
  if (unknown.length > 0) {
    const text = `This database has migrations of newer code: ${unknown.join(", ")}.`;
    return [fail("Migrations", text, "Run the code that made them, or roll them back with it.")];
  }
  if (pending === 0) return [ok("Migrations", `all ${states.length} applied`)];
  const level = mode === "production" ? fail : warn;
  return [level("Migrations", `${pending} pending`, "Run `npm run db:migrate`.")];
}

async function attempt(subject: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    const { message, fix } = describeError(error);
    return [fail(subject, message, fix ?? "Check DATABASE_URL and DIRECT_URL.")];
  }
}

const settings = (): ConnectionSettings => ({
  ssl: variable("DB_SSL") as ConnectionSettings["ssl"],
});

const read = (url: string) => withConnection(url, settings(), readLogin);

/** What the database must be: reachable, of a known version, with two logins, and migrated. */
export async function checkDatabase(mode: Mode): Promise<Finding[]> {
  const url = variable("DATABASE_URL");
  if (!url) return [];
  const directUrl = variable("DIRECT_URL");
  let login: Login;
  try {
    login = await read(url);
  } catch (error) {
    const { message, fix } = describeError(error);
    return [fail("Database", message, fix ?? "Check DATABASE_URL.")];
  }
  // Without DIRECT_URL a plain login is a server that somebody else migrates.
  const shared = directUrl ? directUrl === url : isOwner(login);
  const ownerUrl = shared ? url : directUrl;
  return [
    ok("Database", `"${login.database}" answers`),
    checkVersion(login),
    ...(shared ? checkShared(login, mode) : checkApplication(login)),
    ...checkMembership(login, mode),
    ...(ownerUrl ? await attempt("Owner login", async () => checkOwner(await read(ownerUrl))) : []),
    ...(await attempt("Migrations", () => checkMigrations(url, mode))),
  ];
}
