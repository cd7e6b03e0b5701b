import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "../../..");

function listed(): string[] | undefined {
  const list = (...flags: string[]) =>
    execFileSync("git", ["ls-files", "-z", ...flags], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    })
      .split("\0")
      .filter(Boolean);
  try {
    const deleted = new Set(list("--deleted"));
    const all = new Set(list("--cached", "--others", "--exclude-standard"));
    // In a folder of another repository that ignores ours, git lists nothing.
    return all.has("package.json") ? [...all].filter((file) => !deleted.has(file)) : undefined;
  } catch {
    return undefined;
  }
}

const ignored =
  /^(\.git|\.next|\.data|\.DS_Store|node_modules|test-results|next-env\.d\.ts|.*\.tsbuildinfo|\.env(\.(?!example$).*)?)$/;

const found = (folder = root): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? found(path) : relative(root, path).replaceAll("\\", "/");
    });

/**
 * Every file that git tracks or would track, relative to the root: what is ignored (node_modules,
 * .next, .data) is not ours. Without git, or in somebody else's clone, every file that looks so.
 */
export const files: readonly string[] = (listed() ?? found()).sort();

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
