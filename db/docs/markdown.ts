/** Pieces of Markdown. Text goes in as it is; these put it where it cannot break a table. */

/** A piece of SQL, on one line. */
export const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
};

export const dash = "–";

/** A description, as it was written: what looks like markup is none. */
export const prose = (text: string | null): string => text?.replaceAll(/[\\<*`]/g, "\\$&") ?? dash;

const cell = (text: string) => text.replaceAll(/\s+/g, " ").trim().replaceAll("|", "\\|");

/** A table; nothing when it has no rows. */
export function table(head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line), ""];
}

/** A heading with what stands under it; nothing when that is nothing. */
export const section = (heading: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [heading, "", ...lines];
