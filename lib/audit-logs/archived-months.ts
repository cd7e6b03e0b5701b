import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { hashFile } from "./archive-file";
import { isWholeRecord, readArchiveRecords } from "./archive-records";
import { AuditError } from "./audit-error";
import { sealKeys } from "./seal-key";

const tableOf = (month: string) => `audit_logs_${month.slice(0, 7).replace("-", "_")}`;

/**
 * The months (first days) that have been over for `retention` months and are still part of the log,
 * oldest first.
 */
export async function findExpiredMonths(
  tx: Sql | TransactionSql,
  retention: number,
): Promise<string[]> {
  const rows = await tx<{ month: string }[]>`
    select month::text as month from (select distinct month from public.audit_seals) sealed
    where (month + interval '1 month' * (${retention}::integer + 1)) at time zone 'UTC' <= now()
      and (
        not exists (select from public.audit_archives a where a.month = sealed.month)
        or exists (select from pg_catalog.pg_inherits
          where inhparent = 'public.audit_logs'::regclass
            and inhrelid = to_regclass('public.audit_logs_' || to_char(month, 'YYYY_MM')))
      )
    order by sealed.month`;
  return rows.map(({ month }) => month);
}

/**
 * Takes an archived month out of the log; its table stays. Returns whether there was one to take
 * out. Throws an AuditError when it has not been over for a month, when rows were added after
 * the export, and when other transactions were in the way for three seconds.
 */
export async function detachAuditMonth(tx: Sql | TransactionSql, month: string): Promise<boolean> {
  const [row] = await tx<{ detached: boolean }[]>`
    select public.detach_audit_month(${month}::text::date) as detached`.catch((error) => {
    if (error.code === "55P03") {
      throw new AuditError(
        `The month ${month.slice(0, 7)} is in use, so it was not taken out of the log.`,
        "Try again later, when no transaction stays open for long.",
      );
    }
    if (error.code !== "55000") throw error;
    throw new AuditError(
      `${error.message}, so it was not taken out of the log.`,
      "It stays a part of the log, as well as in its file.",
    );
  });
  return row?.detached ?? false;
}

/**
 * Drops the table of a month that was taken out of the log. As the owner. Throws an AuditError
 * unless its record is whole and its file, just as it was written, is in `folder`.
 */
export async function dropArchivedMonth(sql: Sql, month: string, folder: string): Promise<void> {
  const name = month.slice(0, 7);
  const refuse = (reason: string, fix: string): never => {
    throw new AuditError(`The table of ${name} was not dropped: ${reason}.`, fix);
  };
  await sql.begin(async (tx) => {
    const record = (await readArchiveRecords(tx)).find((one) => one.month === month);
    if (!record || !isWholeRecord(record, sealKeys())) {
      return refuse("it is not archived", `First run: npm run db:archive-audit -- ${name}`);
    }
    const path = join(folder, record.file);
    if (!existsSync(path) || (await hashFile(path)) !== record.sha256) {
      return refuse(`${path} is not the file that was written`, "Bring the file back first.");
    }
    const table = tableOf(month);
    const [state] = await tx<{ attached: boolean }[]>`
      select relispartition as attached from pg_catalog.pg_class
      where oid = to_regclass(${`public.${table}`})`;
    if (!state) return refuse("there is none", "It was dropped before.");
    if (state.attached) {
      return refuse("it is part of the log", `First run: npm run db:archive-audit -- ${name}`);
    }
    await tx.unsafe(`drop table public.${table}`);
  });
}
