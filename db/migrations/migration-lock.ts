import type { Sql, TransactionSql } from "postgres";
import { MigrationError } from "./migration-error";

/** "freehold", as the number that all migrators of a database agree upon. */
const key = "7381240360153375844";

/**
 * Runs `work` while no other migrator of this database does. The lock belongs to the session, so
 * PostgreSQL releases it when the process dies. `onWait` is called when another one has it.
 */
export async function withMigrationLock<T>(
  sql: Sql,
  work: () => Promise<T>,
  onWait: () => void,
): Promise<T> {
  const [row] = await sql<
    { locked: boolean }[]
  >`select pg_try_advisory_lock(${key}::bigint) as locked`;
  if (!row?.locked) {
    onWait();
    await sql`select pg_advisory_lock(${key}::bigint)`;
  }
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${key}::bigint)`;
  }
}

/** Throws unless this very session has the lock: behind a transaction pooler it may not. */
export async function assertLocked(sql: TransactionSql): Promise<void> {
  const [row] = await sql`
    select from pg_locks
    where locktype = 'advisory' and pid = pg_backend_pid() and granted
      and (classid::bigint << 32 | objid::bigint) = ${key}::bigint and objsubid = 1`;
  if (row) return;
  throw new MigrationError(
    "The connection changes its server session between statements, so migrations cannot be locked.",
    "Set DIRECT_URL to the database itself (or a session pooler), not to a transaction pooler.",
  );
}
