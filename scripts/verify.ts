import type { Command } from "./command";
import { nodeProgram } from "./support/node-program";
import { runVisible } from "./support/run-visible";
import { SetupError } from "./support/setup-error";

interface Check {
  name: string;
  program: [packageName: string, name?: string];
  args: string[];
  fix: string;
}

const CHECKS: Check[] = [
  {
    name: "format and lint",
    program: ["@biomejs/biome", "biome"],
    args: ["check", "--error-on-warnings"],
    fix: "npx biome check --write",
  },
  {
    name: "types",
    program: ["typescript", "tsc"],
    args: ["--noEmit"],
    fix: "mend what tsc names",
  },
  {
    name: "unused code",
    program: ["knip"],
    args: ["--no-progress"],
    fix: "remove what knip names",
  },
  {
    name: "architecture",
    program: ["vitest"],
    args: ["run", "--project", "architecture"],
    fix: "see docs and tests/architecture for the rule",
  },
];

async function run(): Promise<void> {
  const failed: Check[] = [];
  for (const check of CHECKS) {
    console.log(`\n── ${check.name}`);
    const start = Date.now();
    const code = await runVisible(process.execPath, [nodeProgram(...check.program), ...check.args]);
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
  summary: "Checks format, lint, types, unused code and the architecture's rules.",
  usage: "npm run verify\n\nRuns every check, also after a failed one. Needs no database.",
  needs: "none",
  run,
} satisfies Command;
