import type { Sql } from "postgres";
import type { ConnectionSettings } from "../connection";
import { enter } from "../scope";
import { ensureApplicationRoles } from "./application-roles";
import { migrateJobQueue } from "./job-queue";
import { ensureLedger, readLedger, recordMigration } from "./ledger";
import { type MigrationFile, readMigrationFiles } from "./migration-files";
import { assertLocked, withMigrationLock } from "./migration-lock";
import { assertUnedited, explainUnknown, migrationStates } from "./migration-states";
import { withConnection } from "./owner-connection";
import { runFile } from "./run-file";

export interface MigrateOptions extends ConnectionSettings {
  /** The owner's URL (DIRECT_URL). */
  url: string;
  /** The application's URL (DATABASE_URL), when its login is another one. */
  applicationUrl?: string;
  /** Folder of the migrations; the project's own unless told. */
  folder?: string;
  onProgress?: (message: string) => void;
}

/**
 * Brings the database to the state of the code: the role, every pending migration (each in one
 * transaction with its row in the ledger), and the job queue. Any number of processes may call it
 * at once: each migration is applied once. A process that dies leaves nothing half done.
 *
 * Returns the names of the migrations that it applied. Throws a MigrationError, and changes
 * nothing, when an applied migration was edited, or when the database and this code have each a
 * migration that the other lacks.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { url, applicationUrl, folder, onProgress = () => {}, ...settings } = options;
  const files = readMigrationFiles(folder);
  const login =
    applicationUrl && applicationUrl !== url
      ? await withConnection(applicationUrl, settings, sessionUser)
      : undefined;
  return withConnection(url, settings, (sql) => {
    const work = async (holder: number) => {
      const states = migrationStates(files, await readLedger(sql));
      assertUnedited(states);
      const newer = explainUnknown(states);
      if (newer) onProgress(newer);
      await ensureApplicationRoles(sql, login);
      await ensureLedger(sql);
      const applied: string[] = [];
      for (const { state, file } of states) {
        if (state !== "pending") continue;
        onProgress(`Applying ${file.name}`);
        await applyMigration(sql, holder, file);
        applied.push(file.name);
      }
      await migrateJobQueue(sql, url, settings);
      return applied;
    };
    return withMigrationLock(sql, work, () =>
      onProgress("Waiting for another process that is migrating this database"),
    );
  });
}

async function sessionUser(sql: Sql): Promise<string> {
  const [row] = await sql<{ login: string }[]>`select session_user as login`;
  return row?.login ?? "";
}

async function applyMigration(sql: Sql, holder: number, file: MigrationFile): Promise<void> {
  await sql.begin(async (transaction) => {
    await assertLocked(transaction, holder);
    await transaction.unsafe(enter({}));
    await runFile(transaction, `${file.name}.sql`, file.sql);
    await recordMigration(transaction, file);
  });
}
