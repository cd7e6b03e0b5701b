import type { TransactionSql } from "postgres";
import { canonicalRow, exactTime, joinCanonicalRow, splitCanonicalRow } from "./canonical-row";
import { hashRow } from "./seal";
import { findSealKey, type SealKey } from "./seal-key";
import { comesBefore, type Suspect, type Suspects } from "./suspects";
import type { RowFinding } from "./verdict";

/** Of all suspects the first one by time, with what happened to it. */
export async function nameFirstRow(
  tx: TransactionSql,
  keys: readonly SealKey[],
  suspects: Suspects,
): Promise<RowFinding | null> {
  let first = suspects.first;
  for (const suspect of suspects.removed.values()) {
    const placed = await placeRemoved(tx, suspect);
    if (!first || comesBefore(placed, first)) first = placed;
  }
  if (!first) return null;
  const finding =
    findOrder(keys, first, suspects.kept) ?? (await findNamesake(tx, keys, first)) ?? first;
  const { what, id, month, time, detail } = finding;
  return { what, id, month, time, detail };
}

/** A removed row's time went with it; the numbers beside its own say about when it was. */
async function placeRemoved(tx: TransactionSql, suspect: Suspect): Promise<Suspect> {
  const neighbour = (sign: "<" | ">", order: "asc" | "desc") =>
    tx.unsafe<{ id: string; time: string }[]>(
      `select r.id::text as id, ${exactTime("r.changed_at")} as time from public.audit_logs r
        where r.id ${sign} $1::bigint order by r.id ${order} limit 1`,
      [suspect.id],
    );
  const [before] = await neighbour("<", "desc");
  const [after] = await neighbour(">", "asc");
  const places = [
    before && `after row ${before.id} of ${before.time}`,
    after && `before row ${after.id} of ${after.time}`,
  ].filter(Boolean);
  const detail = places.length > 0 ? `it stood ${places.join(" and ")}` : suspect.detail;
  return { ...suspect, time: before?.time ?? after?.time ?? null, detail };
}

/** Whether the row's content, or its time, is what was sealed under another number. */
function findOrder(
  keys: readonly SealKey[],
  first: Suspect,
  kept: readonly Suspect[],
): RowFinding | null {
  const isSealed = ({ expected }: Suspect, id: string, time: string, change: string) => {
    if (!expected) return false;
    const key = findSealKey(keys, expected.keyId, "A seal");
    return hashRow(key, joinCanonicalRow(id, time, change)).equals(expected.hash);
  };
  const own = first.text ? splitCanonicalRow(first.text) : null;
  for (const other of kept) {
    if (other.id === first.id) continue;
    const theirs = other.text ? splitCanonicalRow(other.text) : null;
    const times = [own?.time, theirs?.time].flatMap((time) => time ?? []);
    const stands = times.some((time) => own && isSealed(other, other.id, time, own.change));
    const moved = times.some((time) => theirs && isSealed(first, first.id, time, theirs.change));
    const isTime = own && theirs && isSealed(first, first.id, theirs.time, own.change);
    const detail = isTime
      ? `it has the time of row ${other.id}`
      : stands
        ? `it holds what was sealed as row ${other.id}`
        : moved && `what was sealed as it stands as row ${other.id} now`;
    if (detail) return { ...first, what: "reordered", detail };
  }
  return null;
}

/** Whether there are more rows, or another one, under its number. */
async function findNamesake(
  tx: TransactionSql,
  keys: readonly SealKey[],
  first: Suspect,
): Promise<RowFinding | null> {
  if (!first.expected) return null;
  const rows = await tx.unsafe<{ text: string; time: string }[]>(
    `select ${canonicalRow("r")} as text, ${exactTime("r.changed_at")} as time
      from public.audit_logs r where r.id = $1::bigint limit 100`,
    [first.id],
  );
  const { hash, keyId } = first.expected;
  const key = findSealKey(keys, keyId, "A seal");
  if (first.what === "changed" && rows.some(({ text }) => hashRow(key, text).equals(hash))) {
    return { ...first, what: "inserted", detail: "it has the number of a row that is sealed" };
  }
  const [moved] = rows;
  if (first.what !== "removed" || !moved) return null;
  return {
    ...first,
    what: "changed",
    time: moved.time,
    detail: "it has another time, of another month",
  };
}
