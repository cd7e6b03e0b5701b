import { Pool, type PoolConfig } from "pg";
import { sql } from "@/db/client";
import { parseConnectionUrl } from "@/db/connection";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";

/** The queue's library speaks through node-postgres; this is DATABASE_URL in its terms. */
export async function createConnectionPool(size: number): Promise<Pool> {
  const url = parseConnectionUrl(env.DATABASE_URL, { ssl: env.DB_SSL });
  const { application_name, options, search_path } = url.connection as Record<string, string>;
  const settings = [
    options,
    search_path && `-c search_path=${search_path}`,
    env.SHARED_LOGIN && "-c role=application",
  ].filter(Boolean);
  const pool = new Pool({
    host: url.host,
    port: url.port,
    database: url.database,
    user: url.username,
    password: url.password,
    ssl: await sslOption(url.ssl),
    application_name: application_name ?? "freehold-worker",
    options: settings.length > 0 ? settings.join(" ") : undefined,
    max: size,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    keepAlive: true,
  });
  // A lost connection is no error here: the pool replaces it, and the queue tries again.
  const lost = (error: Error) => logger.debug({ reason: error.message }, "Job connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

/** node-postgres does not know `prefer`: it does as the application's own connections did. */
async function sslOption(
  ssl: ReturnType<typeof parseConnectionUrl>["ssl"],
): Promise<PoolConfig["ssl"]> {
  if (ssl === "verify-full") return true;
  if (ssl === "require") return { rejectUnauthorized: false };
  if (ssl !== "prefer") return false;
  const [row] = await sql<
    { tls: boolean }[]
  >`select ssl as tls from pg_stat_ssl where pid = pg_backend_pid()`;
  return row?.tls ? { rejectUnauthorized: false } : false;
}
