import { dirname, join, normalize } from "node:path";
import { files, read } from "./source-files";

export interface Import {
  /** As it is written: `@/lib/env`, `./columns`, `drizzle-orm/pg-core`. */
  specifier: string;
  /** The file of ours that it names; undefined for packages. */
  file?: string;
  /** The compiler erases it: nothing of it is there at run time. */
  isType: boolean;
}

const known = new Set(files);
const endings = ["", ".ts", ".tsx", ".mjs", "/index.ts"];
const cache = new Map<string, Import[]>();

/**
 * What a source file imports. The formatter, which `npm run verify` checks, puts each statement at
 * the start of a line and its specifier in double quotes; these patterns rely on that. Dynamic
 * imports are found anywhere.
 */
export function importsOf(file: string): Import[] {
  const kept = cache.get(file);
  if (kept) return kept;
  const code = withoutComments(read(file));
  const found: Import[] = [];
  const add = (specifier: string, isType: boolean) =>
    found.push({ specifier, isType, file: fileOf(file, specifier) });
  for (const [, clause = "", specifier = ""] of code.matchAll(
    /^(?:import|export)\s+([^;"']*?)\s*from\s+"([^"]+)"/gm,
  )) {
    add(specifier, isErased(clause));
  }
  for (const [, specifier = ""] of code.matchAll(/^import\s+"([^"]+)"/gm)) add(specifier, false);
  for (const [, specifier = ""] of code.matchAll(/\bimport\(\s*"([^"]+)"/g)) add(specifier, false);
  cache.set(file, found);
  return found;
}

/** Text without the comments that stand on lines of their own: code in a comment is no code. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, "").replaceAll(/^\s*\/\/.*$/gm, "");

/** The package of a specifier: `@base-ui/react/menu` is of `@base-ui/react`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Every file that these files need at run time, themselves included. Goes no further at `isEnd`. */
export function reachedFrom(
  starts: readonly string[],
  isEnd: (file: string) => boolean = () => false,
): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (isEnd(file) || !/\.(tsx?|mjs)$/.test(file)) continue;
    for (const { file: next, isType } of importsOf(file)) if (next && !isType) waiting.push(next);
  }
  return reached;
}

const isErased = (clause: string) =>
  /^type\b/.test(clause) ||
  (/^\{[^}]*\}$/.test(clause) &&
    (clause.match(/[^{},\s][^{},]*/g) ?? []).every((name) => name.startsWith("type ")));

function fileOf(from: string, specifier: string): string | undefined {
  const isAlias = specifier.startsWith("@/");
  if (!isAlias && !specifier.startsWith(".")) return undefined;
  const path = isAlias ? normalize(specifier.slice(2)) : join(dirname(from), specifier);
  // A name without a file is the compiler's business.
  return endings.map((ending) => path + ending).find((file) => known.has(file)) ?? path;
}
