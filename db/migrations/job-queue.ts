import { Logger, runMigrations } from "graphile-worker";
import type { Sql } from "postgres";
import { type ConnectionSettings, parseConnectionUrl } from "../connection";
import { roles } from "../scope";

/** A worker's schema, tables, and what its SQL functions and cron touch in them. */
const schema = "graphile_worker";

/**
 * Installs or upgrades graphile-worker's schema as its owner, so that the application's worker,
 * which may not, finds nothing left to do; then grants the application what a worker needs.
 * Does nothing twice. Call it under the migration lock.
 */
export async function migrateJobQueue(
  sql: Sql,
  url: string,
  settings: ConnectionSettings,
): Promise<void> {
  await runMigrations({
    connectionString: await driverUrl(sql, url, settings),
    logger: new Logger(() => () => {}),
  });
  await grantToWorker(sql);
}

/**
 * The tables have row-level security without any policy, which shuts out everybody but their owner;
 * the application's worker runs every job, so it sees every row.
 */
async function grantToWorker(sql: Sql) {
  const tables = await sql<{ name: string; secured: boolean; policed: boolean }[]>`
    select relname as name, relrowsecurity as secured, exists (
        select from pg_policy where polrelid = pg_class.oid and polname = 'application'
      ) as policed
    from pg_class
    where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
    order by relname`;
  // Behind every door a job may be added in the transaction that it belongs to.
  const everyone = Object.values(roles).join(", ");
  const statements = [
    `grant usage on schema ${schema} to ${everyone}`,
    `grant execute on all functions in schema ${schema} to ${everyone}`,
    `grant select on ${schema}.migrations, ${schema}.jobs to application`,
  ];
  for (const { name, secured, policed } of tables) {
    const table = `${schema}."${name}"`;
    statements.push(`grant select, insert, update, delete on ${table} to ${everyone}`);
    if (!secured) continue;
    statements.push(
      policed
        ? `alter policy application on ${table} to ${everyone}`
        : `create policy application on ${table} to ${everyone} using (true) with check (true)`,
    );
  }
  await sql.begin((transaction) => transaction.unsafe(`${statements.join(";\n")};`));
}

/** The URL as graphile-worker's driver (pg) understands it, with the TLS that `sql` has. */
async function driverUrl(sql: Sql, text: string, settings: ConnectionSettings): Promise<string> {
  const options = parseConnectionUrl(text, settings);
  const [row] = await sql<
    { tls: boolean }[]
  >`select ssl as tls from pg_stat_ssl where pid = pg_backend_pid()`;
  const url = new URL("postgresql://localhost");
  if (options.host.startsWith("/")) url.searchParams.set("host", options.host);
  else url.hostname = options.host.includes(":") ? `[${options.host}]` : options.host;
  url.port = String(options.port);
  url.username = encodeURIComponent(options.username);
  url.password = encodeURIComponent(options.password ?? "");
  url.pathname = `/${encodeURIComponent(options.database)}`;
  const verified = options.ssl === "verify-full" ? "verify-full" : "no-verify";
  url.searchParams.set("sslmode", row?.tls ? verified : "disable");
  return url.toString();
}
