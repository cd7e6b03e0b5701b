import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { withMigratedDatabase } from "@/scripts/support/migrated-database";
import { missingComments } from "../docs/missing-comments";
import { readCatalog } from "../docs/read-catalog";
import { renderDatabase } from "../docs/render-database";
import { MigrationError } from "../migrations/migration-error";

const command: Command = {
  summary: "Writes docs/database.md from the catalog of a database with every migration.",
  usage: [
    "npm run db:docs -- [--check] [--file <path>]",
    "",
    "--check   writes nothing, and fails when the file is not what would be written",
    "--file    another file than docs/database.md",
    "It makes a database of its own; yours is not touched. Fails when something has no description",
    "(COMMENT ON … in a migration).",
  ].join("\n"),
  needs: "none",
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { check: { type: "boolean" }, file: { type: "string" } },
    });
    const { check = false, file = "docs/database.md" } = values;
    const catalog = await withMigratedDatabase(readCatalog);
    const text = renderDatabase(catalog);
    // A checkout on Windows may have changed the line ends.
    const found = existsSync(file) ? readFileSync(file, "utf8").replaceAll("\r\n", "\n") : "";
    if (check && found !== text) {
      throw new MigrationError(
        `${file} does not say what the migrations make of the database.`,
        "Write it anew: npm run db:docs",
      );
    }
    if (found !== text) writeFileSync(file, text);
    const missing = missingComments(catalog);
    if (missing.length > 0) {
      throw new MigrationError(
        `Without a description: ${missing.join(", ")}.`,
        "Write a migration with COMMENT ON … for each, saying what it is for.",
      );
    }
    console.log(found === text ? `${file} is up to date.` : `Wrote ${file}.`);
  },
};

export default command;
