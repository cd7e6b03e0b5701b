import type { Sql } from "postgres";
import { vi } from "vitest";

type Global = typeof globalThis & { freeholdSql?: Sql };

/**
 * The product's doors over a connection pool of their own, as a process with this environment would
 * have them. `close` ends the pool.
 */
export async function openDoors(environment: Record<string, string> = {}) {
  const global = globalThis as Global;
  const usual = global.freeholdSql;
  global.freeholdSql = undefined;
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    const { db, sql } = await import("@/db/client");
    const { registry } = await import("@/db/registry");
    const { tenant } = await import("@/db/tenant");
    const { withActor } = await import("@/db/actor");
    const close = () => sql.end({ timeout: 5 });
    return { db, sql, registry, tenant, withActor, close };
  } finally {
    vi.unstubAllEnvs();
    global.freeholdSql = usual;
  }
}

export type Doors = Awaited<ReturnType<typeof openDoors>>;
