import type { Command } from "./command";
import { nodeProgram } from "./support/node-program";
import { runVisible } from "./support/run-visible";
import { SetupError } from "./support/setup-error";

interface Check {
  name: string;
  /** A Node program: what an installed package runs, or a file of ours. */
  program: string;
  args: string[];
  fix: string;
}

const CHECKS: Check[] = [
  {
    name: "format and lint",
    program: nodeProgram("@biomejs/biome", "biome"),
    args: ["check", "--error-on-warnings"],
    fix: "npx biome check --write",
  },
  {
    name: "types",
    program: nodeProgram("typescript", "tsc"),
    args: ["--noEmit"],
    fix: "mend what tsc names",
  },
  {
    name: "unused code",
    program: nodeProgram("knip"),
    args: ["--no-progress"],
    fix: "remove what knip names",
  },
  {
    name: "architecture",
    program: nodeProgram("vitest"),
    args: ["run", "--project", "architecture"],
    fix: "see docs and tests/architecture for the rule",
  },
  {
    name: "documentation of the database",
    program: "scripts/run.mjs",
    args: ["db/commands/docs.ts", "--check"],
    fix: "npm run db:docs",
  },
];

async function run(): Promise<void> {
  const failed: Check[] = [];
  for (const check of CHECKS) {
    console.log(`\n── ${check.name}`);
    const start = Date.now();
    const code = await runVisible(process.execPath, [check.program, ...check.args]);
    if (code !== 0) failed.push(check);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${check.name}  ${seconds} s`);
  }
  if (failed.length === 0) return console.log("\nEverything holds.");
  throw new SetupError(
    `Not in order: ${failed.map(({ name }) => name).join(", ")}.`,
    failed.map(({ name, fix }) => `${name}: ${fix}`).join("; "),
  );
}

export default {
  summary:
    "Checks format, lint, types, unused code, the architecture's rules and docs/database.md.",
  usage:
    "npm run verify\n\nRuns every check, also after a failed one. Needs no database: it starts its own.",
  needs: "none",
  run,
} satisfies Command;
