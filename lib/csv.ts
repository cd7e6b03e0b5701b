/**
 * One line of a CSV file as RFC 4180 has it, its end included. A cell that a spreadsheet would take for a
 * formula is made text by an apostrophe: what people typed must not run on somebody's machine.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(",")}\r\n`;
}

const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
