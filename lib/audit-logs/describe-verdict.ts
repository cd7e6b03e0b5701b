import type { Verdict } from "./verdict";

const count = (amount: number, thing: string) =>
  `${amount.toLocaleString("en")} ${thing}${amount === 1 ? "" : "s"}`;

/** What is wrong with the log, a sentence each; nothing when it is as it was sealed. */
export function describeFindings(verdict: Verdict): string[] {
  const { row, seal, archive, tampered, unproved } = verdict;
  const lines: string[] = [];
  if (row) {
    const time = row.time ? `, ${row.time}` : "";
    const more = tampered > 1 ? ` It is the first of ${count(tampered, "row")}.` : "";
    lines.push(`Row ${row.id} of ${row.month}${time}, was ${row.what}: ${row.detail}.${more}`);
  }
  if (seal) lines.push(`${seal.detail}.`);
  if (unproved > 0) lines.push(`${count(unproved, "row")} cannot be proved without a whole seal.`);
  if (archive) lines.push(`The archive of ${archive.month} is not in order: ${archive.detail}.`);
  return lines;
}

/** What was compared, whatever came of it. */
export function describeCoverage({ rows, seals, unsealed, archives, heads }: Verdict): string[] {
  const waiting = unsealed.since ? `, since ${unsealed.since}` : "";
  const files =
    archives.withFile < archives.months ? `, ${archives.withFile} with the file here` : "";
  return [
    `${count(rows, "row")} as sealed, in ${count(seals, "seal")}`,
    `${count(unsealed.rows, "row")} not sealed yet${waiting}`,
    `${count(archives.months, "month")} archived${files}`,
    heads === null
      ? "without a heads file: a cut-off end would not be noticed"
      : `${count(heads, "line")} of the heads file compared`,
  ];
}
