import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { TransactionSql } from "postgres";
import { archiveFileName, hashFile, writeArchiveFile } from "./archive-file";
import { type ArchiveRecord, isWholeRecord, readArchiveRecords } from "./archive-records";
import { AuditError } from "./audit-error";
import { canonicalColumns, canonicalRow, exactTime } from "./canonical-row";
import { readInBatches, trustOnlyTheCatalog } from "./read-in-batches";
import { readSeals } from "./read-seals";
import { type ArchiveContent, computeArchiveSeal } from "./seal";
import { type SealKey, sealKeys } from "./seal-key";
import { type ArchivedSeal, verifyArchiveFile } from "./verify-archive-file";

const inMonth = (row: string, month: string) => `
  ${row}.changed_at >= ${month}::text::date::timestamp at time zone 'UTC' and
  ${row}.changed_at < (${month}::text::date + interval '1 month') at time zone 'UTC'`;

/**
 * Writes a month (its first day) with its seals to a file in `folder`, reads the file back, and only
 * then records the month as archived; its rows stay where they are. Does nothing when that is done
 * already. Returns the record. Memory is bounded.
 *
 * Throws an AuditError, and records nothing, when the month is not over, when rows of it are not
 * sealed, or not as they were sealed, and when another process is archiving.
 */
export async function archiveAuditMonth(
  tx: TransactionSql,
  month: string,
  folder: string,
): Promise<ArchiveRecord> {
  const keys = sealKeys();
  const [lock] = await tx<{ free: boolean }[]>`
    select pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtext('freehold: audit archive')) as free`;
  if (!lock?.free) {
    throw new AuditError("Another process is archiving a month.", "Try again when it is done.");
  }
  await trustOnlyTheCatalog(tx);
  const known = (await readArchiveRecords(tx)).find((record) => record.month === month);
  if (known) {
    if (isWholeRecord(known, keys)) return known;
    throw new AuditError(
      `The record of the archive of ${month.slice(0, 7)} was changed, or written by hand.`,
      "Find out who did it; when its row is removed from audit_archives, the month can be archived.",
    );
  }
  await assertReady(tx, month);
  const path = join(folder, archiveFileName(month));
  await writeArchiveFile(path, exportLines(tx, month));
  return record(tx, month, path, keys).catch(async (error) => {
    await rm(path, { force: true });
    throw error;
  });
}

async function assertReady(tx: TransactionSql, month: string): Promise<void> {
  const name = month.slice(0, 7);
  const [state] = await tx.unsafe<{ over: boolean; sealed: string; unsealed: string }[]>(
    `select ($1::text::date + interval '1 month') at time zone 'UTC' <= clock_timestamp() as over,
      (select coalesce(sum(s.row_count), 0) from public.audit_seals s where s.month = $1::text::date)::text
        as sealed,
      (select count(*) from public.audit_logs r where ${inMonth("r", "$1")} and not exists (
        select from public.audit_seals s, unnest(s.row_ids) listed(id)
        where s.month = $1::text::date and listed.id = r.id))::text as unsealed`,
    [month],
  );
  if (!state?.over) {
    throw new AuditError(`The month ${name} is not over (in UTC).`, "Archive an earlier one.");
  }
  if (state.unsealed !== "0") {
    throw new AuditError(
      `${state.unsealed} rows of ${name} are in no seal.`,
      "The job seals every minute while a server runs; `npm run db:verify -- audit` says more.",
    );
  }
  if (state.sealed === "0") {
    throw new AuditError(`There is nothing of ${name} to archive.`, "Name another month.");
  }
}

/** A header, and then each seal, followed by its rows in its order: canonical texts. */
async function* exportLines(tx: TransactionSql, month: string): AsyncGenerator<string> {
  yield JSON.stringify({ archive: "freehold audit log", month, columns: canonicalColumns });
  const batches = readInBatches<{ number: string; text: string }>(tx, {
    name: "audit_rows_to_archive",
    query: `select listed.number::text as number, ${canonicalRow("r")} as text
      from (select s.number, u.id, u.position from public.audit_seals s,
        unnest(s.row_ids) with ordinality u(id, position) where s.month = $1::text::date) listed
      join public.audit_logs r on r.id = listed.id and ${inMonth("r", "$1")}
      order by listed.number, listed.position`,
    parameters: [month],
  });
  const rows = flatten(batches);
  let row = await rows.next();
  for await (const { previous, ...seal } of readSeals(tx, month)) {
    const line: ArchivedSeal = {
      ...seal,
      rowHashes: seal.rowHashes.toString("base64"),
      seal: seal.seal.toString("hex"),
      previous: previous?.toString("hex") ?? null,
    };
    yield JSON.stringify(line);
    for (; !row.done && Number(row.value.number) === seal.number; row = await rows.next()) {
      yield row.value.text;
    }
  }
}

async function* flatten<Row>(batches: AsyncIterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch;
}

async function record(
  tx: TransactionSql,
  month: string,
  path: string,
  keys: [SealKey, ...SealKey[]],
): Promise<ArchiveRecord> {
  const { finding, rows } = await verifyArchiveFile(path, keys);
  const [expected] = await tx<{ rows: string }[]>`
    select sum(row_count)::text as rows from public.audit_seals where month = ${month}::text::date`;
  if (finding || String(rows) !== expected?.rows) {
    throw new AuditError(
      `The month ${month.slice(0, 7)} is not as it was sealed, so it was not archived: ${finding ?? "rows are missing"}.`,
      "See what `npm run db:verify -- audit` says.",
    );
  }
  const [clock] = await tx.unsafe<{ now: string }[]>(
    `select ${exactTime("clock_timestamp()")} as now`,
  );
  const content: ArchiveContent = {
    month,
    file: archiveFileName(month),
    sha256: await hashFile(path),
    rowCount: rows,
    archivedAt: clock?.now ?? "",
    keyId: keys[0].id,
  };
  const seal = computeArchiveSeal(keys[0], content);
  await tx`
    insert into public.audit_archives (month, file, sha256, row_count, archived_at, key_id, seal)
    values (${month}::text::date, ${content.file}, ${content.sha256}, ${rows},
      ${content.archivedAt}::text::timestamptz, ${content.keyId}, ${seal})`;
  return { ...content, seal };
}
