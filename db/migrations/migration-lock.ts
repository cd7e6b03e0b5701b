import { setTimeout as delay } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";
import { MigrationError } from "./migration-error";

/** "freehold", as the number that all migrators of a database agree upon. */
const key = "7381240360153375844";

/** How often a waiting migrator asks again, in ms: it holds no connection of a pooler meanwhile. */
const pause = 200;

/**
 * Runs `work` while no other migrator of this database does. One of the two connections of `sql`
 * holds the lock in an open transaction, so that it also holds behind a transaction pooler, and
 * is released when the process dies. `work` gets the lock's holder, for `assertLocked`. `onWait` is
 * called once when another migrator has the lock.
 */
export async function withMigrationLock<T>(
  sql: Sql,
  work: (holder: number) => Promise<T>,
  onWait: () => void,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await sql.begin(async (transaction) => {
      await withoutTimeLimits(transaction);
      const [row] = await transaction<{ locked: boolean; holder: number }[]>`
        select pg_try_advisory_xact_lock(${key}::bigint) as locked, pg_backend_pid() as holder`;
      return row?.locked ? { value: await work(row.holder) } : undefined;
    });
    if (outcome) return outcome.value as T;
    if (attempt === 0) onWait();
    await delay(pause);
  }
}

/** Throws when the lock is gone, because the connection that held it was lost. */
export async function assertLocked(sql: TransactionSql, holder: number): Promise<void> {
  const [row] = await sql`
    select from pg_locks
    where locktype = 'advisory' and pid = ${holder} and granted
      and database = (select oid from pg_database where datname = current_database())
      and (classid::bigint << 32 | objid::bigint) = ${key}::bigint and objsubid = 1`;
  if (row) return;
  throw new MigrationError(
    "The connection that held the migration lock was lost, so another process may be migrating.",
    "Nothing is half done: run it again.",
  );
}

/**
 * For this transaction: a migration may take hours, while a login's limits are for requests. And
 * when this process is killed, its running statement ends too, where the server can notice that.
 */
export async function withoutTimeLimits(sql: TransactionSql): Promise<void> {
  await sql`
    select set_config(name, '0', true) from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')
    union all
    select set_config('client_connection_check_interval', '1s', true)
    where version() ~* 'linux|darwin|apple|bsd'`;
}
