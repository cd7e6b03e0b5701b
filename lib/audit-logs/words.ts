/** A sentence in pieces: what is `strong` stands out, and is always text that somebody typed. */
export type Words = readonly (string | { strong: string })[];

type Piece = string | { strong: string } | Words;

/** Puts a sentence together: say`${who} invited ${strong(email)} as admin`. */
export function say(texts: TemplateStringsArray, ...pieces: Piece[]): Words {
  const all = texts.flatMap((text, index) => {
    const piece = pieces[index] ?? "";
    return typeof piece === "object" && !("strong" in piece) ? [text, ...piece] : [text, piece];
  });
  const words: (string | { strong: string })[] = [];
  for (const piece of all) {
    const last = words.at(-1);
    if (typeof piece === "string" && typeof last === "string") words.splice(-1, 1, last + piece);
    else if (piece !== "") words.push(piece);
  }
  return words;
}

export const strong = (text: string) => ({ strong: text });

/** The sentence as one text. */
export const plainText = (words: Words): string =>
  words.map((piece) => (typeof piece === "string" ? piece : piece.strong)).join("");

/** "name", "name and logo", "name, logo and slug". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
