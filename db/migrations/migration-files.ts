import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MigrationError } from "./migration-error";

/** One migration of the code: an entry of Drizzle's journal with its files. */
export interface MigrationFile {
  /** File name without `.sql`: number and sentence. */
  name: string;
  /** Drizzle's identity of a migration: when it was generated, in ms. */
  createdAt: number;
  sql: string;
  /** SHA-256 of the file, as Drizzle computes it. */
  hash: string;
}

interface Journal {
  entries: { when: number; tag: string }[];
}

export const migrationsFolder = join(process.cwd(), "drizzle");

// A checkout on Windows may have changed the line ends; that is no edit.
const readSql = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

/** The code's migrations in their order. `folder` is the one with `meta/_journal.json`. */
export function readMigrationFiles(folder = migrationsFolder): MigrationFile[] {
  const journal = join(folder, "meta/_journal.json");
  if (!existsSync(journal)) {
    throw new MigrationError(
      `There are no migrations: ${journal} is missing.`,
      "Run the command in the project's folder, with drizzle/ beside package.json.",
    );
  }
  const { entries } = JSON.parse(readFileSync(journal, "utf8")) as Journal;
  return entries.map(({ when, tag }) => {
    const path = join(folder, `${tag}.sql`);
    if (!existsSync(path)) {
      throw new MigrationError(
        `The migration ${tag}.sql is in the journal, but its file is missing.`,
        `Bring drizzle/${tag}.sql back from version control.`,
      );
    }
    const sql = readSql(path);
    return {
      name: tag,
      createdAt: when,
      sql,
      hash: createHash("sha256").update(sql).digest("hex"),
    };
  });
}

/** The SQL that undoes a migration, or undefined when nobody wrote it. */
export function readDownFile(name: string, folder = migrationsFolder): string | undefined {
  const path = join(folder, "down", `${name}.sql`);
  return existsSync(path) ? readSql(path) : undefined;
}
