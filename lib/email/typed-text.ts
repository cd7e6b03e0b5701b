const longest = 60;

/**
 * Something that a person typed (a name), fit to stand in a mail to somebody else: on one line,
 * short, and without anything that a mail program would turn into a link. Control and invisible
 * characters and those that turn the direction of writing are dropped.
 */
export function typedText(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "")
    .trim();
  const characters = [...plain];
  const short =
    characters.length > longest
      ? `${characters
          .slice(0, longest - 1)
          .join("")
          .trim()}…`
      : plain;
  // A zero-width space behind each joint: "evil.example" reads the same and is no address.
  return short.replace(/(?<=\S)(\.(?=\p{L}{2})|[@:/](?=\S))/gu, "$1\u200b");
}
