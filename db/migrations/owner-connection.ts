import postgres, { type Sql } from "postgres";
import { type ConnectionSettings, parseConnectionUrl } from "../connection";
import { MigrationError } from "./migration-error";

const oldestMajor = 15;

/**
 * Runs `work` on one connection to the database of `url`, without time limits for statements, and
 * closes it. Throws a MigrationError when the server cannot be reached or is too old.
 */
export async function withConnection<T>(
  url: string,
  settings: ConnectionSettings,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const options = parseConnectionUrl(url, settings);
  const sql = postgres({
    ...options,
    max: 1,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "freehold migrations", ...options.connection },
  });
  try {
    const version = await connectedVersion(sql).catch((cause: Error) => {
      throw new MigrationError(
        `Cannot connect to ${options.host}:${options.port}/${options.database} as ${options.username}: ${cause.message || "no answer"}.`,
        "Check DATABASE_URL and DIRECT_URL, and that the server runs and lets this machine in.",
        { cause },
      );
    });
    if (version < oldestMajor * 10_000) {
      throw new MigrationError(
        `The server runs PostgreSQL ${Math.floor(version / 10_000)}, but at least ${oldestMajor} is needed.`,
        `Use a server with PostgreSQL ${oldestMajor} or newer.`,
      );
    }
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function connectedVersion(sql: Sql): Promise<number> {
  await sql`select set_config('statement_timeout', '0', false)`;
  // When this process is killed, its running statement ends too and frees the lock. Not every
  // server's system can notice that.
  await sql`select set_config('client_connection_check_interval', '1s', false)`.catch(() => {});
  const [row] = await sql<
    { version: number }[]
  >`select current_setting('server_version_num')::int as version`;
  return row?.version ?? 0;
}
