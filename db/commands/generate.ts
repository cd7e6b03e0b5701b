import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateMigration } from "drizzle-kit/api";
import type { Command } from "@/scripts/command";
import { MigrationError } from "../migrations/migration-error";
import { migrationsFolder, readMigrationFiles } from "../migrations/migration-files";
import { runDrizzleKit } from "./run-drizzle-kit";

type Snapshot = Parameters<typeof generateMigration>[0];

const command: Command = {
  summary: "Writes the next migration from db/schema, and the draft of its down file.",
  usage: [
    'npm run db:generate -- "<sentence>" [--custom]',
    "",
    'The sentence names the migration: "add a phone number to users".',
    "--custom   an empty migration for hand-written SQL (triggers, functions, grants, data)",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { custom: { type: "boolean" } },
      allowPositionals: true,
    });
    const name =
      positionals
        .join(" ")
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join("_") ?? "";
    if (name.split("_").length < 2) {
      throw new MigrationError(
        "A migration is named as a sentence.",
        'For example: npm run db:generate -- "add a phone number to users"',
      );
    }
    const known = readMigrationFiles().length;
    const flags = ["--dialect", "postgresql", "--schema", "./db/schema/index.ts"];
    if (values.custom) flags.push("--custom");
    await runDrizzleKit(["generate", ...flags, "--out", "./drizzle", "--name", name]);

    const migration = readMigrationFiles().at(known);
    if (!migration) return;
    const down = await writeDownDraft(migration.name, Boolean(values.custom));
    console.log(
      [
        "",
        "Review before you commit:",
        `- drizzle/${migration.name}.sql: locks on big tables, defaults, renames that became drop and add`,
        `- ${down}: must undo it exactly; it loses data only where that cannot be helped`,
        '- a new table: a migration (--custom) with its GRANT to "application" and, with an updated_at,',
        "  its trigger keep_updated_at",
        "- what is new: COMMENT ON … says what it is for; npm run db:docs writes it down",
        "Then: npm run db:migrate, and the tests in tests/integration/db.",
      ].join("\n"),
    );
  },
};

/** The reverse of the schema's change; the reverse of hand-written SQL is written by hand. */
async function writeDownDraft(name: string, custom: boolean): Promise<string> {
  const number = Number(name.slice(0, 4));
  const statements = custom
    ? ["-- Undo by hand what the migration does.\n"]
    : await generateMigration(readSnapshot(number), previousSnapshot(number));
  mkdirSync(join(migrationsFolder, "down"), { recursive: true });
  const text = statements.join("--> statement-breakpoint\n");
  writeFileSync(join(migrationsFolder, "down", `${name}.sql`), `${text.trimEnd()}\n`);
  return `drizzle/down/${name}.sql`;
}

function readSnapshot(number: number): Snapshot {
  const file = `meta/${String(number).padStart(4, "0")}_snapshot.json`;
  return JSON.parse(readFileSync(join(migrationsFolder, file), "utf8")) as Snapshot;
}

function previousSnapshot(number: number): Snapshot {
  if (number > 0) return readSnapshot(number - 1);
  const nothing = { tables: {}, enums: {}, schemas: {}, sequences: {}, roles: {}, policies: {} };
  return { ...readSnapshot(number), ...nothing, views: {} };
}

export default command;
