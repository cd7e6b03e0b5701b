import { isPlainText } from "@/lib/request/is-plain-text";

/** What an organization's metadata may be: small enough to be read with each of its rows. */
export const metadataLimits = { characters: 16_384, depth: 8, values: 1_000 } as const;

/** What is wrong with metadata, as a sentence for the person who typed it, or null. */
export function metadataProblem(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This is not valid JSON${placeOf(error, text)}.`;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return 'This is not a JSON object: it has to begin with "{" and end with "}".';
  }
  return valueProblem(value);
}

/** Level by level: so that no nesting is too deep to be looked at. */
function valueProblem(root: object): string | null {
  let count = 0;
  let level: object[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > metadataLimits.depth) {
      return `Objects and lists may lie ${metadataLimits.depth} levels deep at most.`;
    }
    const next: object[] = [];
    for (const [name, value] of level.flatMap((each) => Object.entries(each))) {
      if (++count > metadataLimits.values) return `Use at most ${metadataLimits.values} values.`;
      if (name === "__proto__") return 'The name "__proto__" cannot be used.';
      if (!isPlainText(name) || (typeof value === "string" && !isPlainText(value))) {
        return "A text contains characters that cannot be stored.";
      }
      if (typeof value === "number" && !isExact(value)) {
        return `The number of "${name.slice(0, 40)}" is too large. Write it as a text, in quotes.`;
      }
      if (typeof value === "object" && value !== null) next.push(value);
    }
    level = next;
  }
  return null;
}

const isExact = (value: number) =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** Where the reader of JSON stopped: ", near line 3, column 5". */
function placeOf(error: unknown, text: string): string {
  const found = /at position (\d+)/.exec(error instanceof Error ? error.message : "");
  const before = found ? text.slice(0, Number(found[1])) : text;
  const lines = before.split("\n");
  return `: look near line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
