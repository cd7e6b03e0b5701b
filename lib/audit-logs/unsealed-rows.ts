import type { TransactionSql } from "postgres";
import { canonicalRow } from "./canonical-row";
import { readInBatches } from "./read-in-batches";
import { parseSnapshot } from "./snapshot";

/** Up to where the seals have come on this server. */
export interface Horizon {
  snapshot: string;
  takenAt: string;
}

export interface UnsealedRow {
  id: string;
  /** The first day of its month. */
  month: string;
  /** Its canonical text. */
  text: string;
  /** The snapshot in which all of the rows were read. */
  snapshot: string;
  /** Older than the last seal: a late commit, or a row that came here with a backup. */
  late: boolean;
}

const columns = (late: string) => `
  r.id::text as id, date_trunc('month', r.changed_at at time zone 'UTC')::date::text as month,
  ${canonicalRow("r")} as text, pg_current_snapshot()::text as snapshot, ${late} as late`;

/** The transaction had ended by a snapshot. */
const ended = (snapshot: string) =>
  `pg_visible_in_snapshot(r.transaction_id::text::xid8, ${snapshot})`;

/**
 * The rows that the next seals have to cover: those of transactions that have ended since the
 * horizon, found by the index from the oldest one on that was open then. Without a horizon (no seal
 * yet, or the log was restored to another server, where transactions count anew) those that no seal
 * lists. Rows that no trigger wrote are never among them.
 */
export async function* readUnsealedRows(
  tx: TransactionSql,
  horizon: Horizon | null,
): AsyncGenerator<UnsealedRow[]> {
  const name = "audit_rows_to_seal";
  if (!horizon) {
    yield* readInBatches<UnsealedRow>(tx, {
      name,
      query: `select ${columns("false")} from public.audit_logs r
        where r.transaction_id is not null and isfinite(r.changed_at) and not exists (
          select from public.audit_seals s, unnest(s.row_ids) listed(id) where listed.id = r.id)`,
    });
    return;
  }
  const xmin = parseSnapshot(horizon.snapshot)?.xmin;
  if (xmin === undefined) throw new Error("The last seal has no snapshot");
  const batches = readInBatches<UnsealedRow>(tx, {
    name,
    query: `select ${columns("r.changed_at <= $3::text::timestamptz")} from public.audit_logs r
      where r.transaction_id >= $1::bigint and not ${ended("$2::pg_snapshot")}
        and ${ended("pg_current_snapshot()")} and isfinite(r.changed_at)`,
    parameters: [String(xmin), horizon.snapshot, horizon.takenAt],
  });
  for await (const batch of batches) yield await withoutRestored(tx, batch);
}

/**
 * Rows that came from another server bear numbers of its transactions, which this one reaches later:
 * they were sealed in the first run here.
 */
async function withoutRestored(tx: TransactionSql, rows: UnsealedRow[]): Promise<UnsealedRow[]> {
  const late = rows.filter((row) => row.late);
  if (late.length === 0) return rows;
  const [restored] = await tx`
    select from public.audit_seals
    where cluster <> (select system_identifier::text from pg_control_system()) limit 1`;
  if (!restored) return rows;
  const ids = `{${late.map(({ id }) => id).join(",")}}`;
  const months = `{${[...new Set(late.map(({ month }) => month))].join(",")}}`;
  const listed = await tx<{ id: string }[]>`
    select listed.id::text as id from public.audit_seals s, unnest(s.row_ids) listed(id)
    where s.month = any(${months}::text::date[]) and listed.id = any(${ids}::text::bigint[])`;
  const known = new Set(listed.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
}
