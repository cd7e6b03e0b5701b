import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { addressOf, parseConnectionUrl } from "./connection";
import * as schema from "./schema";
import { roles } from "./scope";
import { scopedClient } from "./scoped-client";
import { steadySocket } from "./steady-socket";

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
    // A question at the start of each connection; lost with it, it would be rejected unheard.
    fetch_types: false,
    onnotice: () => {},
    // Not in its types.
    ...({ socket: steadySocket(addressOf(options)) } as object),
    connection: {
      application_name: "freehold",
      ...options.connection,
      // A pooler refuses the parameter: behind one, give the application a login of its own.
      ...(env.SHARED_LOGIN && options.prepare ? { role: roles.application } : {}),
    },
  });
}

/** One pool for a process, also when a development server evaluates this module again. */
const kept = globalThis as typeof globalThis & { freeholdSql?: postgres.Sql };
kept.freeholdSql ??= connect();

/**
 * The application's connection pool, for plain SQL that only reads, or writes nothing that is audited:
 * statements through it do not say who their actor is. Rows of organizations do not exist here.
 */
export const sql = kept.freeholdSql;

const writes = /^\s*(insert|update|delete|merge|truncate|with\b.*?\b(insert|update|delete)\b)/is;

/**
 * The write door, and the door to everything that belongs to no organization. Each write says in its
 * own transaction who its actor is (`db/actor.ts`). For rows of organizations: `db/tenant.ts`.
 */
export const db = drizzle(
  scopedClient(sql, {}, (text) => writes.test(text)),
  { schema },
);

export type Database = typeof db;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
