import type { AppliedMigration } from "./ledger";
import { MigrationError } from "./migration-error";
import type { MigrationFile } from "./migration-files";

export type MigrationState =
  | { state: "applied"; name: string; appliedAt: Date | null; file: MigrationFile }
  /** Applied, but the file has changed since. */
  | { state: "edited"; name: string; appliedAt: Date | null; file: MigrationFile }
  | { state: "pending"; name: string; appliedAt: null; file: MigrationFile }
  /** Applied by code that is newer than this, or on another branch. */
  | { state: "unknown"; name: string; appliedAt: Date | null; file: null };

/** Each migration that the code or the database knows, in order of generation. */
export function migrationStates(
  files: MigrationFile[],
  applied: AppliedMigration[],
): (MigrationState & { createdAt: number })[] {
  const ledger = new Map(applied.map((row) => [row.createdAt, row]));
  const known = files.map((file) => {
    const row = ledger.get(file.createdAt);
    const { name, createdAt } = file;
    if (!row) return { state: "pending" as const, name, createdAt, appliedAt: null, file };
    const state = row.hash === file.hash ? ("applied" as const) : ("edited" as const);
    return { state, name, createdAt, appliedAt: row.appliedAt, file };
  });
  const names = new Set(files.map((file) => file.createdAt));
  const unknown = applied
    .filter((row) => !names.has(row.createdAt))
    .map(({ createdAt, appliedAt }) => ({
      state: "unknown" as const,
      name: `generated ${new Date(createdAt).toISOString()}`,
      createdAt,
      appliedAt,
      file: null,
    }));
  return [...known, ...unknown].sort((a, b) => a.createdAt - b.createdAt);
}

/** Throws a MigrationError when an applied migration's file has changed since. */
export function assertUnedited(states: MigrationState[]): void {
  const edited = namesOf(states, "edited").map((name) => `${name}.sql`);
  if (edited.length === 0) return;
  throw new MigrationError(
    `${edited.join(", ")} changed after it was applied to this database.`,
    "Bring the old text back, and put the change into a new migration (npm run db:generate).",
  );
}

/**
 * Says so when newer code, or another branch, migrated this database; undefined otherwise. Old code
 * may go on with it (an instance that restarts during a deployment, a deployment taken back), but
 * throws a MigrationError when it has migrations of its own to apply: the two have parted.
 */
export function explainUnknown(states: MigrationState[]): string | undefined {
  const unknown = namesOf(states, "unknown");
  if (unknown.length === 0) return undefined;
  const message = `This database has a migration that this code does not know (${unknown.join(", ")}): newer code ran here.`;
  const pending = namesOf(states, "pending");
  if (pending.length === 0) return message;
  throw new MigrationError(
    `${message} This code has one that the database lacks (${pending.join(", ")}).`,
    "Merge the two, or roll the unknown migration back with the code that has it.",
  );
}

const namesOf = (states: MigrationState[], wanted: MigrationState["state"]) =>
  states.filter(({ state }) => state === wanted).map(({ name }) => name);
