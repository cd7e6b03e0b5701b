import type { Sql } from "postgres";
import type { ConnectionSettings } from "../connection";
import { enter } from "../scope";
import { forgetMigration, readLedger } from "./ledger";
import { MigrationError } from "./migration-error";
import { readDownFile, readMigrationFiles } from "./migration-files";
import { assertLocked, withMigrationLock } from "./migration-lock";
import { type MigrationState, migrationStates } from "./migration-states";
import { withConnection } from "./owner-connection";
import { runFile } from "./run-file";

export interface RollbackOptions extends ConnectionSettings {
  /** The owner's URL (DIRECT_URL). */
  url: string;
  /** How many migrations, at least 1. */
  steps: number;
  folder?: string;
  onProgress?: (message: string) => void;
}

interface Step {
  name: string;
  createdAt: number;
  sql: string;
}

/**
 * Undoes the newest applied migrations with their down files, newest first, each in one transaction
 * with its row in the ledger. An edited migration may be rolled back: that is the way to mend one.
 *
 * Returns the names of what it rolled back. Throws a MigrationError, and changes nothing, when one of
 * them has no down file or is unknown to this code.
 */
export async function rollback(options: RollbackOptions): Promise<string[]> {
  const { url, steps, folder, onProgress = () => {}, ...settings } = options;
  const files = readMigrationFiles(folder);
  return withConnection(url, settings, (sql) => {
    const work = async (holder: number) => {
      const states = migrationStates(files, await readLedger(sql));
      const applied = states.filter(({ state }) => state !== "pending");
      const newest = applied.reverse().slice(0, steps);
      const plan = newest.map((migration) => planStep(migration, folder));
      for (const step of plan) {
        onProgress(`Rolling back ${step.name}`);
        await undo(sql, holder, step);
      }
      return plan.map(({ name }) => name);
    };
    return withMigrationLock(sql, work, () =>
      onProgress("Waiting for another process that is migrating this database"),
    );
  });
}

function planStep({ name, file }: MigrationState, folder: string | undefined): Step {
  if (!file) {
    throw new MigrationError(
      `The newest migration of this database (${name}) is unknown to this code.`,
      "Roll it back with the code that has it.",
    );
  }
  const sql = readDownFile(name, folder);
  if (sql === undefined) {
    throw new MigrationError(
      `${name} cannot be rolled back: drizzle/down/${name}.sql is missing.`,
      "Write that file, or restore a backup.",
    );
  }
  return { name, createdAt: file.createdAt, sql };
}

async function undo(sql: Sql, holder: number, step: Step): Promise<void> {
  await sql.begin(async (transaction) => {
    await assertLocked(transaction, holder);
    await transaction.unsafe(enter({}));
    await runFile(transaction, `down/${step.name}.sql`, step.sql);
    await forgetMigration(transaction, step.createdAt);
  });
}
