import type { TransactionSql } from "postgres";
import { exactTime } from "./canonical-row";
import { trustOnlyTheCatalog } from "./read-in-batches";
import { computeSeal, hashRow, type Seal, type SealContent } from "./seal";
import { sealKeys } from "./seal-key";
import { type Horizon, readUnsealedRows } from "./unsealed-rows";

/** A seal covers at most so many rows of one month. */
const rowsOfSeal = 5_000;

export interface SealHead {
  number: number;
  /** In hexadecimal. */
  seal: string;
  takenAt: string;
  /** How many rows this run has sealed. */
  rows: number;
}

interface Entry {
  id: string;
  hash: Buffer;
}

/**
 * Seals every row whose transaction has ended since the last run, at the isolation level read
 * committed. Blocks no writer and waits for none: rows of transactions that are still open are left
 * to a later run. One run at a time: null while another one works, and when there is nothing to seal.
 * Memory is bounded. For the job; the role has to see all of the log.
 */
export async function sealAuditLog(tx: TransactionSql): Promise<SealHead | null> {
  // Before the snapshot of the rows is taken: the seals of the run before are then in sight.
  const [lock] = await tx<{ free: boolean; level: string }[]>`
    select pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtext('freehold: audit seals')) as free,
      pg_catalog.current_setting('transaction_isolation') as level`;
  if (lock?.level !== "read committed") throw new Error("Sealing needs read committed");
  if (!lock.free) return null;
  await trustOnlyTheCatalog(tx);
  const [key] = sealKeys();
  const { horizon, ...start } = await findStart(tx);
  let { number, seal } = start;
  let rows = 0;

  const groups = new Map<string, Entry[]>();
  let snapshot = "";
  const flush = async (month: string, entries: Entry[]) => {
    entries.sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)));
    const content: SealContent = {
      number: number + 1,
      month,
      takenAt: start.now,
      snapshot,
      cluster: start.cluster,
      rowCount: entries.length,
      rowIds: `{${entries.map(({ id }) => id).join(",")}}`,
      rowHashes: Buffer.concat(entries.map(({ hash }) => hash)),
      keyId: key.id,
    };
    seal = computeSeal(key, content, seal);
    await insertSeal(tx, { ...content, seal });
    groups.delete(month);
    number++;
    rows += entries.length;
  };

  for await (const batch of readUnsealedRows(tx, horizon)) {
    for (const row of batch) {
      snapshot = row.snapshot;
      const group = groups.get(row.month) ?? [];
      groups.set(row.month, group);
      group.push({ id: row.id, hash: hashRow(key, row.text) });
      if (group.length === rowsOfSeal) await flush(row.month, group);
    }
  }
  for (const month of [...groups.keys()].sort()) await flush(month, groups.get(month) ?? []);
  if (rows === 0 || !seal) return null;
  return { number, seal: seal.toString("hex"), takenAt: start.now, rows };
}

interface Start {
  /** The last seal; 0 and null before the first one. */
  number: number;
  seal: Buffer | null;
  cluster: string;
  /** Not after the snapshot of the rows: whatever begins after that is younger. */
  now: string;
  horizon: Horizon | null;
}

async function findStart(tx: TransactionSql): Promise<Start> {
  const [state] = await tx.unsafe<Record<"cluster" | "now", string>[]>(`
    select system_identifier::text as cluster, ${exactTime("clock_timestamp()")} as now
    from pg_control_system()`);
  if (!state) throw new Error("The server does not say who it is");
  const [last] = await tx<(Horizon & { number: string; seal: Buffer; cluster: string })[]>`
    select number::text, seal, cluster, snapshot, taken_at::text as "takenAt"
    from public.audit_seals s order by s.number desc limit 1`;
  if (!last) return { ...state, number: 0, seal: null, horizon: null };
  const isSame = last.cluster === state.cluster;
  const horizon = isSame ? { snapshot: last.snapshot, takenAt: last.takenAt } : null;
  return { ...state, number: Number(last.number), seal: last.seal, horizon };
}

async function insertSeal(tx: TransactionSql, seal: Seal): Promise<void> {
  await tx`
    insert into public.audit_seals (number, month, taken_at, snapshot, cluster, row_count, row_ids,
      row_hashes, key_id, seal)
    values (${seal.number}, ${seal.month}::text::date, ${seal.takenAt}::text::timestamptz,
      ${seal.snapshot}, ${seal.cluster}, ${seal.rowCount}, ${seal.rowIds}::text::bigint[],
      ${seal.rowHashes}, ${seal.keyId}, ${seal.seal})`;
}
