import type { Sql, TransactionSql } from "postgres";
import type { MigrationFile } from "./migration-files";

/** A row of `drizzle.__drizzle_migrations`: a migration that this database has. */
export interface AppliedMigration {
  createdAt: number;
  hash: string;
  /** Null for those that Drizzle's own migrator applied. */
  appliedAt: Date | null;
}

/**
 * Makes Drizzle's table where it is missing, with the time of application beside Drizzle's columns.
 * The application may read it, so that a server can tell whether migrations are pending.
 */
export async function ensureLedger(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    );
    alter table drizzle.__drizzle_migrations add column if not exists applied_at timestamptz;
    alter table drizzle.__drizzle_migrations alter column applied_at set default now();
    grant usage on schema drizzle to application;
    grant select on drizzle.__drizzle_migrations to application;
  `);
}

/** What this database has, oldest first; nothing when it was never migrated. */
export async function readLedger(sql: Sql): Promise<AppliedMigration[]> {
  const [table] = await sql<
    { exists: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!table?.exists) return [];
  // Through JSON, because the column is missing where only Drizzle's own migrator ran.
  const rows = await sql<{ created_at: string; hash: string; applied_at: string | null }[]>`
    select created_at::text, hash, to_jsonb(row) ->> 'applied_at' as applied_at
    from drizzle.__drizzle_migrations row order by created_at, id`;
  return rows.map((row) => ({
    createdAt: Number(row.created_at),
    hash: row.hash,
    appliedAt: row.applied_at === null ? null : new Date(row.applied_at),
  }));
}

export async function recordMigration(sql: TransactionSql, migration: MigrationFile) {
  await sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values (${migration.hash}, ${migration.createdAt})`;
}

export async function forgetMigration(sql: TransactionSql, createdAt: number) {
  await sql`delete from drizzle.__drizzle_migrations where created_at = ${createdAt}`;
}
