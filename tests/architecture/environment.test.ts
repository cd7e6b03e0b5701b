import { expect, test } from "vitest";
import { withoutComments } from "@/tests/support/architecture/imports";
import { files, read, sourcesIn } from "@/tests/support/architecture/source-files";

/** Files that read the environment themselves, and the only variables that they may read. */
const readers: Record<string, RegExp> = {
  "lib/env.ts": /^/,
  // Next sets these itself, and lib/env.ts is not to be loaded in every runtime and phase.
  "instrumentation.ts": /^NEXT_(RUNTIME|PHASE)$/,
  // Commands complete the environment before lib/env.ts validates it.
  "scripts/environment.ts": /^/,
  // Runs before anything is installed.
  "scripts/support/install-dependencies.mjs": /^(npm_execpath|NODE_ENV)$/,
};

/** Set by commands or by Node's tools, never by people. */
const internal = ["NODE_ENV", "APP_MODE", "PATH", "PLAYWRIGHT_EXECUTABLE"];

/** What `npm run bench` measures against: programs of their own, that share no line with ours. */
const isFloor = (file: string) => /^scripts\/bench\/floor/.test(file);

test("only lib/env.ts reads the environment", () => {
  const sources = [
    ...sourcesIn("app", "components", "lib", "db", "scripts", "instrumentation.ts"),
    ...sourcesIn("next.config.ts", "drizzle.config.ts", "proxy.ts"),
  ].filter((file) => !isFloor(file));
  const found = sources.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(/process(?:\.|\?\.)?\s*(?:env\b|\["env"\])\.?(\w*)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !readers[file]?.test(name))
      .map((name) => `${file}: ${name || "process.env"}`),
  );
  expect(found).toEqual([]);
});

test("no file takes process apart to get at the environment", () => {
  const found = sourcesIn("app", "components", "lib", "db").filter((file) =>
    /import .*\benv\b.* from "(node:)?process"|\{[^}]*\benv\b[^}]*\} = process\b|import\.meta\.env/.test(
      read(file),
    ),
  );
  expect(found).toEqual([]);
});

const isBench = (file: string) => file.startsWith("scripts/bench");

/** The names in lib/env.ts's schema, and those that the commands read besides. */
function knownVariables(): string[] {
  const [schema = ""] = /\.object\(\{([\s\S]*?)\n {2}\}\)/.exec(read("lib/env.ts")) ?? [];
  const validated = [...schema.matchAll(/^ {4}([A-Z][A-Z0-9_]*):/gm)].map(([, name = ""]) => name);
  expect(validated).toContain("DATABASE_URL");
  const ofCommands = sourcesIn("scripts").flatMap((file) =>
    [...(isBench(file) ? "" : read(file)).matchAll(/\bvariable\("(\w+)"\)/g)].map(
      ([, name = ""]) => name,
    ),
  );
  return [...new Set([...validated, ...ofCommands])].filter((name) => !internal.includes(name));
}

test(".env.example explains every variable, and no other", () => {
  const lines = read(".env.example").split("\n");
  const listed = lines.flatMap((line) => /^#? ?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
  expect(listed.sort()).toEqual(knownVariables().sort());
  const assigned = lines.filter((line) => /^[^#\s]/.test(line));
  expect(assigned, "nothing in it may be needed").toEqual([]);
});

test("no environment is committed", () => {
  expect(files.filter((file) => /(^|\/)\.env(\.|$)/.test(file))).toEqual([".env.example"]);
});
