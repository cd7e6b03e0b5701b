import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { assertUnedited, explainUnknown } from "../migrations/migration-states";
import { migrationStatus } from "../migrations/migration-status";

const command: Command = {
  summary: "Lists the migrations, with what this database has of them.",
  usage: [
    "npm run db:status -- [--check]",
    "",
    "Fails when an applied migration was edited, or when database and code have parted.",
    "--check   fails also when one is pending",
  ].join("\n"),
  needs: "database",
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: "boolean" } } });
    const { env } = await import("@/lib/env");
    const states = await migrationStatus({ url: env.DIRECT_URL, ssl: env.DB_SSL });
    const width = Math.max(9, ...states.map(({ name }) => name.length));
    console.log(`${"Migration".padEnd(width)}  State    Applied at`);
    for (const { name, state, appliedAt } of states) {
      const time = appliedAt?.toISOString().replace(/\.\d+Z$/, "Z") ?? "-";
      console.log(`${name.padEnd(width)}  ${state.padEnd(7)}  ${time}`);
    }
    assertUnedited(states);
    const newer = explainUnknown(states);
    if (newer) console.log(`\n${newer}`);
    const pending = states.filter(({ state }) => state === "pending").length;
    console.log(pending ? `\n${pending} pending: npm run db:migrate` : "\nUp to date.");
    if (pending && values.check) process.exitCode = 1;
  },
};

export default command;
