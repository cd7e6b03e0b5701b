import type { Sql } from "postgres";
import type { ConnectionSettings } from "../connection";
import { withMigrationLock } from "./migration-lock";
import { withConnection } from "./owner-connection";

export interface ResetOptions extends ConnectionSettings {
  /** The owner's URL (DIRECT_URL). */
  url: string;
  onProgress?: (message: string) => void;
}

/** Empties the database of everything: all data is lost. Callers ask first, and not in production. */
export async function reset({ url, onProgress = () => {}, ...settings }: ResetOptions) {
  await withConnection(url, settings, (sql) =>
    withMigrationLock(
      sql,
      () => dropSchemas(sql),
      () => onProgress("Waiting for another process that is migrating this database"),
    ),
  );
}

async function dropSchemas(sql: Sql) {
  await sql.begin(async (transaction) => {
    await transaction.unsafe(`
      drop schema if exists graphile_worker cascade;
      drop schema if exists drizzle cascade;
      drop schema public cascade;
      create schema public authorization pg_database_owner;
      grant usage on schema public to public;
      comment on schema public is 'standard public schema';
    `);
  });
}
