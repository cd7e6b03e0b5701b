import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** A migration of a test: its name without number, and its SQL. Without `down`, no down file. */
export interface ExtraMigration {
  name: string;
  up: string;
  down?: string;
}

/**
 * A copy of the project's migrations in a folder of its own, with others after them, until the
 * test ends. `pause` is the time between their generation, in ms: copies with another pause have
 * other migrations.
 */
export function copyMigrations(extra: ExtraMigration[] = [], pause = 1000): string {
  const folder = mkdtempSync(join(tmpdir(), "freehold-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync("drizzle", folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as Journal;
  for (const { name, up, down } of extra) {
    const idx = journal.entries.length;
    const tag = `${String(idx).padStart(4, "0")}_${name}`;
    const when = (journal.entries.at(-1)?.when ?? 0) + pause;
    journal.entries.push({ idx, version: "7", when, tag, breakpoints: true });
    writeFileSync(join(folder, `${tag}.sql`), up);
    if (down !== undefined) writeFileSync(join(folder, `down/${tag}.sql`), down);
  }
  writeFileSync(path, JSON.stringify(journal));
  return folder;
}
