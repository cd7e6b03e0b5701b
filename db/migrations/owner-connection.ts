import postgres, { type Sql } from "postgres";
import { type ConnectionSettings, parseConnectionUrl } from "../connection";
import { MigrationError } from "./migration-error";

const oldestMajor = 15;

/**
 * Runs `work` on a connection to the database of `url` and closes it. Throws a MigrationError when the server cannot be reached or is too old.
 */
export async function withConnection<T>(
  url: string,
  settings: ConnectionSettings,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const options = parseConnectionUrl(url, settings);
  const sql = postgres({
    ...options,
    // The second holds the migration lock.
    max: 2,
    // Behind a transaction pooler there is nothing to prepare them on.
    prepare: false,
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
  const [row] = await sql<
    { version: number }[]
  >`select current_setting('server_version_num')::int as version`;
  return row?.version ?? 0;
}
