/** What a spreadsheet would run, or take for a number that loses its sign or its zeros. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * One line of a CSV file (RFC 4180), with its line break. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front: what people typed never runs on somebody else's machine.
 */
export const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? "")).join(",")}\r\n`;

function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
