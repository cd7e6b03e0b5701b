import type { Finding } from "./row";

const number = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);

const compared = ({ comparison: { kind, value } }: Finding) =>
  kind === "ratio" ? `× ${value.toFixed(2)}` : `${value < 0 ? "−" : "+"}${number(Math.abs(value))}`;

/** ms of the processor for an answer: unlike a rate, hardly the worse for a busy machine. */
const processor = ({ cpu }: Finding) =>
  cpu ? `${cpu.product.toFixed(2)} / ${cpu.floor.toFixed(2)}` : "";

const mark = ({ met }: Finding) => (met === undefined ? "" : met ? "✓ met" : "✗ missed");

/** The findings as a table of text. */
export function table(findings: Finding[]): string {
  const head = ["", "product", "floor", "", "unit", "target", "", "CPU ms", "floor is"];
  const rows = findings.map((finding) => [
    finding.row,
    number(finding.value),
    number(finding.floor),
    compared(finding),
    finding.unit,
    finding.target ?? "",
    mark(finding),
    processor(finding),
    finding.against,
  ]);
  const right = new Set([1, 2, 3]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.has(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}
