#!/usr/bin/env node
// Starts every npm script, on a machine with nothing but Node and npm: checks Node's version,
// installs the dependencies when they are missing or out of date, then runs a TypeScript file.
//   node scripts/run.mjs <name of a file in scripts/ | path from the root> [--] [arguments]
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./support/install-dependencies.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

function fail(message, fix) {
  console.error(`\n✗ ${message}\n  ${fix}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Freehold needs Node 20.19 or newer; this is ${process.versions.node}.`,
    "Install a newer Node from https://nodejs.org, or with nvm, fnm or volta.",
  );
}

const [name, ...rest] = process.argv.slice(2);
const args = rest[0] === "--" ? rest.slice(1) : rest;
const file = name && resolve(root, name.includes("/") ? name : `scripts/${name}.ts`);
if (!file || !existsSync(file)) {
  fail(`There is no command "${name ?? ""}".`, "Run `npm run` to see the commands.");
}

try {
  await installDependencies(root);
} catch (error) {
  fail(error.message, error.fix ?? "Mend that, then try again.");
}

process.chdir(root);
const { register } = await import("tsx/esm/api");
register();
const { runCommand } = await import("./support/run-command.ts");
await runCommand(file, args);
