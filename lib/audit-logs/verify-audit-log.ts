import { existsSync } from "node:fs";
import type { Sql, TransactionSql } from "postgres";
import { type ArchiveReport, verifyArchives } from "./archive-records";
import { nameFirstRow } from "./name-first-row";
import { trustOnlyTheCatalog } from "./read-in-batches";
import { sealKeys } from "./seal-key";
import { parseSnapshot } from "./snapshot";
import { newSuspects } from "./suspects";
import type { Verdict } from "./verdict";
import { type RowCounts, type Stretch, verifyRows } from "./verify-rows";
import { verifySeals } from "./verify-seals";

export interface VerifyOptions {
  /** Compared when it is there. */
  headsFile: string;
  archiveFolder: string;
  onProgress?: (message: string) => void;
}

/**
 * Compares the whole log with its seals, in one snapshot and with bounded memory; changes nothing.
 * For operators, as the owner: the role has to see all of the log. Throws an AuditError when it
 * cannot be judged, as without the key.
 */
export async function verifyAuditLog(sql: Sql, options: VerifyOptions): Promise<Verdict> {
  const verdict = await sql.begin("isolation level repeatable read read only", (tx) =>
    verify(tx, options),
  );
  return verdict as Verdict;
}

async function verify(tx: TransactionSql, options: VerifyOptions): Promise<Verdict> {
  const { headsFile, archiveFolder, onProgress = () => {} } = options;
  const keys = sealKeys();
  await trustOnlyTheCatalog(tx);
  await tx`select set_config(name, '0', true) from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;
  const [server] = await tx<{ cluster: string; snapshot: string }[]>`
    select system_identifier::text as cluster, pg_current_snapshot()::text as snapshot
    from pg_control_system()`;
  const snapshot = parseSnapshot(server?.snapshot ?? "");
  if (!server || !snapshot) throw new Error("The server does not say who it is");

  onProgress("Checking the chain of seals");
  const chain = await verifySeals(tx, keys, existsSync(headsFile) ? headsFile : null);
  const archives = await verifyArchives(tx, keys, archiveFolder, onProgress);
  const counts: RowCounts = { rows: 0, unproved: 0, unsealed: 0, unsealedSince: null };
  const suspects = newSuspects();
  const circumstances = { chain, cluster: server.cluster, snapshot };
  for (const stretch of await findStretches(tx, archives)) {
    const before = counts.rows;
    await verifyRows(tx, keys, circumstances, stretch, counts, suspects);
    onProgress(`${stretch.month}: ${(counts.rows - before).toLocaleString("en")} rows`);
  }
  return {
    rows: counts.rows,
    seals: chain.seals,
    unsealed: { rows: counts.unsealed, since: counts.unsealedSince },
    archives: { months: archives.months.size, withFile: archives.withFile },
    heads: chain.heads,
    row: await nameFirstRow(tx, keys, suspects),
    tampered: suspects.count,
    seal: chain.finding,
    unproved: counts.unproved,
    archive: archives.finding,
  };
}

/** The log in pieces, by the months that were sealed: together they leave out no row. */
async function findStretches(
  tx: TransactionSql,
  archives: ArchiveReport,
): Promise<(Stretch & { month: string })[]> {
  const rows = await tx<{ month: string }[]>`
    select month::text as month from public.audit_seals group by month order by audit_seals.month`;
  const months = rows.map(({ month }) => month);
  if (months.length === 0) months.push("the log");
  return months.map((month, index) => ({
    month: month.replace(/-01$/, ""),
    from: index === 0 ? "-infinity" : month,
    to: months[index + 1] ?? "infinity",
    isArchived: archives.months.has(month),
  }));
}
