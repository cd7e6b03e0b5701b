import type { Words } from "@/lib/audit-logs/words";

/** A sentence about an event; names and addresses stand out. */
export function EventWords({ words }: { words: Words }) {
  return words.map((piece, index) => {
    if (typeof piece === "string") return piece;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence do not change places
    return <b key={index}>{piece.strong}</b>;
  });
}
