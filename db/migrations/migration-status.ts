import type { ConnectionSettings } from "../connection";
import { readLedger } from "./ledger";
import { readMigrationFiles } from "./migration-files";
import { type MigrationState, migrationStates } from "./migration-states";
import { withConnection } from "./owner-connection";

export interface MigrationStatusOptions extends ConnectionSettings {
  /** The owner's URL or the application's: both may read the ledger. */
  url: string;
  folder?: string;
}

/** What the code and the database say of each migration, oldest first. Takes no lock. */
export async function migrationStatus(options: MigrationStatusOptions): Promise<MigrationState[]> {
  const { url, folder, ...settings } = options;
  const files = readMigrationFiles(folder);
  return withConnection(url, settings, async (sql) =>
    migrationStates(files, await readLedger(sql)),
  );
}
