import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/embedded-postgres";
import type { PostgresVersion } from "@/scripts/support/postgres-binaries";

export const testLogins = { owner: "owner", app: "app" } as const;

/** The same server, as another login of the same password or on another database. */
export function urlFor(superuserUrl: string, user: string, database: string): string {
  const url = new URL(superuserUrl);
  url.username = user;
  url.pathname = `/${database}`;
  return url.toString();
}

/** Runs `work` on a connection of its own. */
export async function connected<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Starts or reuses the server for tests, in `.data`, apart from the development database: without
 * durability, with the logins `owner` and `app` as in development. Call `stop` at the end. `own`
 * asks for another server than everybody's, with other settings.
 */
export async function startTestServer(
  version: PostgresVersion = 18,
  own?: { name: string; settings: Record<string, string> },
): Promise<EmbeddedPostgres> {
  const suffix = own ? `-${own.name}` : version === 18 ? "" : `-${version}`;
  const server = await startPostgres({
    dataDir: join(process.cwd(), `.data/test-pg${suffix}`),
    version,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "200",
      shared_buffers: "64MB",
      ...own?.settings,
    },
  });
  await connected(server.superuserUrl, async (sql) => {
    await ensureLogins(sql, new URL(server.superuserUrl).password);
    await dropAbandoned(sql);
  });
  return server;
}

async function ensureLogins(sql: Sql, password: string) {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('freehold: test logins'))`;
    const roles = await transaction`select rolname from pg_roles`;
    const names = new Set(roles.map((row) => row.rolname));
    const quoted = password.replaceAll("'", "''");
    if (!names.has(testLogins.owner)) {
      await transaction.unsafe(`create role owner login createrole createdb password '${quoted}'`);
    }
    if (!names.has(testLogins.app)) {
      await transaction.unsafe(`create role app login password '${quoted}'`);
    }
  });
}

/** Databases are named after the process that made them; a killed one could not drop its own. */
async function dropAbandoned(sql: Sql) {
  const databases = await sql<{ name: string }[]>`
    select datname as name from pg_database where datname ~ '^test_[0-9]+_'`;
  for (const { name } of databases) {
    const pid = Number(name.split("_")[1]);
    if (!isAlive(pid)) await sql.unsafe(`drop database if exists ${name} with (force)`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
