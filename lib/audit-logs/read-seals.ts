import type { TransactionSql } from "postgres";
import { exactTime } from "./canonical-row";
import { readInBatches } from "./read-in-batches";
import type { Seal } from "./seal";

interface SealRow extends Omit<Seal, "number" | "rowCount"> {
  number: string;
  rowCount: number;
  /** The seal of the number before, null where there is none. */
  previous: Buffer | null;
}

const columns = `
  s.number::text as number, s.month::text as month, ${exactTime("s.taken_at")} as "takenAt",
  s.snapshot, s.cluster, s.row_count as "rowCount", s.row_ids::text as "rowIds",
  s.row_hashes as "rowHashes", s.key_id as "keyId", s.seal,
  (select p.seal from public.audit_seals p where p.number = s.number - 1) as previous`;

/** The seals in their order, of one month or of all, each with the seal before it. */
export async function* readSeals(
  tx: TransactionSql,
  month?: string,
): AsyncGenerator<Seal & { previous: Buffer | null }> {
  const batches = readInBatches<SealRow>(tx, {
    name: "audit_seals_in_order",
    query: `select ${columns} from public.audit_seals s
      where $1::text::date is null or s.month = $1::text::date order by s.number`,
    parameters: [month ?? null],
    size: 20,
  });
  for await (const batch of batches) {
    for (const row of batch) yield { ...row, number: Number(row.number) };
  }
}
