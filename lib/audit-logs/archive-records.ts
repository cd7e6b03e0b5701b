import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TransactionSql } from "postgres";
import { hashFile } from "./archive-file";
import { exactTime } from "./canonical-row";
import { type ArchiveContent, computeArchiveSeal } from "./seal";
import { findSealKey, type SealKey } from "./seal-key";
import type { Verdict } from "./verdict";
import { verifyArchiveFile } from "./verify-archive-file";

export interface ArchiveRecord extends ArchiveContent {
  seal: Buffer;
}

/** The archived months, oldest first. */
export async function readArchiveRecords(tx: TransactionSql): Promise<ArchiveRecord[]> {
  const rows = await tx.unsafe<(Omit<ArchiveRecord, "rowCount"> & { rowCount: string })[]>(`
    select a.month::text as month, a.file, a.sha256, a.row_count::text as "rowCount",
      ${exactTime("a.archived_at")} as "archivedAt", a.key_id as "keyId", a.seal
    from public.audit_archives a order by a.month`);
  return rows.map((row) => ({ ...row, rowCount: Number(row.rowCount) }));
}

/** Whether the record is as it was written. Throws an AuditError without its key. */
export function isWholeRecord(record: ArchiveRecord, keys: readonly SealKey[]): boolean {
  const key = findSealKey(keys, record.keyId, `The record of the archive ${record.file}`);
  return computeArchiveSeal(key, record).equals(record.seal);
}

export interface ArchiveReport {
  /** First days of the months whose record is whole. */
  months: Set<string>;
  withFile: number;
  finding: Verdict["archive"];
}

/** Checks the record of each archived month, and its file where that is in `folder`. */
export async function verifyArchives(
  tx: TransactionSql,
  keys: readonly SealKey[],
  folder: string,
  onProgress: (message: string) => void,
): Promise<ArchiveReport> {
  const report: ArchiveReport = { months: new Set(), withFile: 0, finding: null };
  const find = (record: ArchiveRecord, detail: string) => {
    report.finding ??= { month: record.month.slice(0, 7), detail };
  };
  for (const record of await readArchiveRecords(tx)) {
    if (!isWholeRecord(record, keys)) {
      find(record, "its record was changed, or written by hand");
      continue;
    }
    report.months.add(record.month);
    const path = join(folder, record.file);
    if (!existsSync(path)) continue;
    report.withFile++;
    onProgress(`Checking ${path}`);
    if ((await hashFile(path)) === record.sha256) continue;
    const { finding } = await verifyArchiveFile(path, keys);
    find(
      record,
      `${record.file} is not the file that was written (${finding ?? "its rows are whole"})`,
    );
  }
  return report;
}
