import type { TransactionSql } from "postgres";
import { canonicalRow, exactTime } from "./canonical-row";
import {
  backdated,
  type Circumstances,
  eraOf,
  isAhead,
  isBackdated,
  judgeUnsealed,
} from "./judge-transaction";
import { readInBatches } from "./read-in-batches";
import { hashRow } from "./seal";
import { findSealKey, type SealKey } from "./seal-key";
import { addSuspect, mergeSuspects, newSuspects, type Suspect, type Suspects } from "./suspects";

/** The log from one month's beginning to another one's. */
export interface Stretch {
  /** First days of months, or `-infinity` and `infinity`. */
  from: string;
  to: string;
  /** Its rows are in a file: they may all be absent. */
  isArchived: boolean;
}

export interface RowCounts {
  rows: number;
  unproved: number;
  unsealed: number;
  unsealedSince: string | null;
}

interface JoinedRow {
  /** Of the seal that lists the row; null when none does. */
  number: string | null;
  listedId: string;
  month: string;
  hash: Buffer;
  keyId: string;
  takenAt: string;
  /** Of the row; null when there is none. */
  id: string | null;
  text: string;
  time: string;
  ms: string;
  transaction: string | null;
}

const monthOf = (row: string) => `to_char(${row}.changed_at at time zone 'UTC', 'YYYY-MM')`;

/** What the seals list, side by side with what is there. */
const query = `
  select listed.number::text as number, listed.id::text as "listedId", listed.hash,
    listed.key_id as "keyId", (extract(epoch from listed.taken_at) * 1000)::text as "takenAt",
    coalesce(to_char(listed.month, 'YYYY-MM'), ${monthOf("r")}) as month,
    r.id::text as id, ${canonicalRow("r")} as text, ${exactTime("r.changed_at")} as time,
    (extract(epoch from r.changed_at) * 1000)::text as ms, r.transaction_id::text as transaction
  from (
    select s.number, s.month, s.key_id, s.taken_at, u.id,
      substring(s.hashes from ((u.position - 1) * 32 + 1)::integer for 32) as hash
    from (
      -- "offset 0": the hashes of a seal are read into memory once, not once for each of them.
      select *, row_hashes || ''::bytea as hashes from public.audit_seals
      where month >= $1::text::date and month < $2::text::date offset 0
    ) s cross join lateral unnest(s.row_ids) with ordinality u(id, position)
    offset 0
  ) listed
  full join (
    select * from public.audit_logs
    where changed_at >= $3::text::timestamptz and (changed_at < $4::text::timestamptz or $4 = 'infinity')
  ) r on r.id = listed.id`;

const startOf = (month: string) => (month.includes("infinity") ? month : `${month} 00:00:00+00`);

/**
 * Compares each row of a stretch with the seal that lists it. Adds to `counts`, and what is wrong to
 * `suspects`. Throws an AuditError when a seal's key is not among `keys`.
 */
export async function verifyRows(
  tx: TransactionSql,
  keys: readonly SealKey[],
  circumstances: Circumstances,
  stretch: Stretch,
  counts: RowCounts,
  suspects: Suspects,
): Promise<void> {
  const { from, to, isArchived } = stretch;
  const batches = readInBatches<JoinedRow>(tx, {
    name: "audit_rows_and_seals",
    query,
    parameters: [from, to, startOf(from), startOf(to)],
  });
  const { broken } = circumstances.chain;
  const absent = newSuspects();
  let present = 0;
  let listed = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      if (row.number !== null) listed++;
      if (row.number === null) judgeUnlisted(circumstances, row, counts, suspects);
      else if (row.id === null) {
        if (broken.has(Number(row.number))) counts.unproved++;
        else addSuspect(absent, suspectOf(row, "removed", `seal ${row.number} lists it`));
      } else {
        present++;
        judgeListed(keys, circumstances, row, counts, suspects);
      }
    }
  }
  // A month that was taken out is absent as a whole.
  if (!isArchived || present > 0) mergeSuspects(suspects, absent);
  await findCopies(tx, stretch, listed, counts, suspects);
}

/** Whole copies of rows, number and time included: somebody has dropped the primary key. */
async function findCopies(
  tx: TransactionSql,
  { from, to }: Stretch,
  listed: number,
  counts: RowCounts,
  suspects: Suspects,
): Promise<void> {
  const [seals] = await tx<{ rows: string }[]>`
    select coalesce(sum(cardinality(row_ids)), 0)::text as rows from public.audit_seals
    where month >= ${from}::text::date and month < ${to}::text::date`;
  if (listed <= Number(seals?.rows)) return;
  const copied = await tx.unsafe<{ id: string; month: string; time: string; copies: number }[]>(
    `select r.id::text as id, ${monthOf("r")} as month, ${exactTime("r.changed_at")} as time,
      count(*)::integer - 1 as copies
    from public.audit_logs r
    where r.changed_at >= $1::text::timestamptz
      and (r.changed_at < $2::text::timestamptz or $2 = 'infinity')
    group by r.id, r.changed_at having count(*) > 1 order by r.changed_at, r.id limit 1000`,
    [startOf(from), startOf(to)],
  );
  for (const { copies, ...row } of copied) {
    const detail = "it is there more than once";
    addSuspect(suspects, { ...row, what: "inserted", detail, text: "", expected: null });
    counts.rows -= copies;
  }
}

const suspectOf = (row: JoinedRow, what: Suspect["what"], detail: string): Suspect => ({
  what,
  detail,
  id: row.id ?? row.listedId,
  month: row.month,
  time: row.id === null ? null : row.time,
  text: row.text,
  expected: row.number === null ? null : { hash: row.hash, keyId: row.keyId },
});

function judgeUnlisted(
  circumstances: Circumstances,
  row: JoinedRow,
  counts: RowCounts,
  suspects: Suspects,
): void {
  const transaction = row.transaction === null ? null : BigInt(row.transaction);
  const verdict = judgeUnsealed(circumstances, { time: Number(row.ms), transaction });
  if (verdict === "unproved") counts.unproved++;
  else if (verdict) addSuspect(suspects, suspectOf(row, "inserted", verdict));
  else {
    counts.unsealed++;
    if (!counts.unsealedSince || row.time < counts.unsealedSince) counts.unsealedSince = row.time;
  }
}

function judgeListed(
  keys: readonly SealKey[],
  { chain }: Circumstances,
  row: JoinedRow,
  counts: RowCounts,
  suspects: Suspects,
): void {
  const number = Number(row.number);
  const key = findSealKey(keys, row.keyId, `Seal ${number}`);
  if (!hashRow(key, row.text).equals(row.hash)) {
    if (chain.broken.has(number)) counts.unproved++;
    else addSuspect(suspects, suspectOf(row, "changed", `it is not what seal ${number} covers`));
    return;
  }
  const time = Number(row.ms);
  const isEarly = isBackdated(eraOf(chain.eras, number), time, BigInt(row.transaction ?? 0));
  // A broken seal proves the row's content, whose hash has a key, but not its own time.
  const isWhole = !chain.broken.has(number);
  const reason = isEarly ? backdated : isWhole && isAhead(time, Number(row.takenAt)) && ahead;
  if (reason) addSuspect(suspects, suspectOf(row, "inserted", reason));
  else counts.rows++;
}

const ahead = "it claims a later time than its seal";
