import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "../environment";

/**
 * The file that an installed package runs as the command `name`. Started with this very Node,
 * without npx, which would look into the network for what is missing.
 */
export function nodeProgram(packageName: string, name = packageName): string {
  const manifest = join(root, "node_modules", packageName, "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin[name];
  if (!file) throw new Error(`The package ${packageName} has no command ${name}.`);
  return createRequire(manifest).resolve(join(dirname(manifest), file));
}
