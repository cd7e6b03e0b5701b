import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { parseConnectionUrl } from "./connection";
import { preparedClient } from "./prepared-client";
import * as schema from "./schema";

/** The group role that holds every privilege of the application (granted in migrations). */
const applicationRole = "application";

function connect() {
  const options = parseConnectionUrl(env.DATABASE_URL || "postgresql://unset", {
    ssl: env.DB_SSL,
    prepare: env.DB_PREPARE,
  });
  return postgres({
    ...options,
    max: env.DB_POOL_MAX,
    idle_timeout: 60,
    connect_timeout: 10,
    // A failed connection is tried again almost at once: requests have their own deadline
    // (`db/available.ts`), and the database is used again the moment it is back.
    backoff: () => 0.1,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: "freehold",
      ...options.connection,
      // A pooler refuses the parameter: behind one, give the application a login of its own.
      ...(env.SHARED_LOGIN && options.prepare ? { role: applicationRole } : {}),
    },
  });
}

/** One pool for a process, also when a development server evaluates this module again. */
const kept = globalThis as typeof globalThis & { freeholdSql?: postgres.Sql };
kept.freeholdSql ??= connect();

/** The application's connection pool. Prefer `db`; this is for what Drizzle cannot say. */
export const sql = kept.freeholdSql;

export const db = drizzle(preparedClient(sql, sql.options.prepare), { schema });

export type Database = typeof db;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
