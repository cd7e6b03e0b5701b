import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/**
 * Every file of the working tree that git tracks or would track, relative to the root: what is
 * ignored (node_modules, .next, .data) is not ours. Files that are deleted but still tracked are
 * left out.
 */
export const files: readonly string[] = listFiles();

function listFiles(): string[] {
  const list = (...flags: string[]) =>
    execFileSync("git", ["ls-files", "-z", ...flags], { cwd: root, encoding: "utf8" })
      .split("\0")
      .filter(Boolean);
  const deleted = new Set(list("--deleted"));
  const all = list("--cached", "--others", "--exclude-standard");
  return [...new Set(all)].filter((file) => !deleted.has(file)).sort();
}

/** The files of these folders (or these very files) that TypeScript compiles. */
export const sourcesIn = (...places: string[]): string[] =>
  files.filter(
    (file) =>
      /\.(tsx?|mjs)$/.test(file) &&
      places.some((place) => file === place || file.startsWith(`${place}/`)),
  );

const texts = new Map<string, string>();

/** The text of a file, read once. */
export function read(file: string): string {
  let text = texts.get(file);
  if (text === undefined) {
    text = readFileSync(join(root, file), "utf8");
    texts.set(file, text);
  }
  return text;
}
