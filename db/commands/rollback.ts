import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { MigrationError } from "../migrations/migration-error";
import { rollback } from "../migrations/rollback";

const command: Command = {
  summary: "Undoes the newest migrations with their down files.",
  usage: [
    "npm run db:rollback -- [n] [--yes]",
    "",
    "n       how many migrations, newest first (default 1)",
    "--yes   needed in production: what the migrations hold is lost",
  ].join("\n"),
  needs: "database",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { yes: { type: "boolean" } },
      allowPositionals: true,
    });
    const steps = Number(positionals[0] ?? 1);
    if (!Number.isInteger(steps) || steps < 1 || positionals.length > 1) {
      throw new MigrationError(
        `"${positionals.join(" ")}" is not a number of migrations.`,
        "Give one whole number from 1 up: npm run db:rollback -- 2",
      );
    }
    const { env } = await import("@/lib/env");
    if (env.MODE === "production" && !values.yes) {
      throw new MigrationError(
        "A rollback in production loses the data of what it takes away.",
        `Make a backup, then: npm run db:rollback -- ${steps} --yes`,
      );
    }
    const undone = await rollback({
      url: env.DIRECT_URL,
      ssl: env.DB_SSL,
      steps,
      onProgress: (message) => console.log(message),
    });
    console.log(undone.length === 0 ? "Nothing to roll back." : `Rolled back ${undone.length}.`);
  },
};

export default command;
