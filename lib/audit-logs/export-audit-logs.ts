import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import type { Position } from "@/lib/pagination";
import { describeEvent } from "./describe-event";
import { exportFormats } from "./export-formats";
import { findNames } from "./find-names";
import { endOfWindow, readChanges } from "./read-changes";
import type { ExportQuery } from "./schemas";
import { wantedBy } from "./wanted-by";

/** Entries that are in memory at once. */
const batch = 500;

/**
 * Everything that the list with the same filters shows, newest first, as pieces of a file. For owners
 * and admins. Each piece is a read of its own, so a slow client keeps no connection and no transaction;
 * since the log only grows, the file still has every entry of its beginning once.
 * @throws FORBIDDEN at once, not when the first piece is read
 */
export function exportAuditLogs(context: MemberContext, query: ExportQuery): AsyncIterable<string> {
  authorize(context, "audit-log.read");
  return piecesOf(context, query);
}

async function* piecesOf(context: MemberContext, query: ExportQuery) {
  const format = exportFormats[query.format];
  const { sql } = tenant(context);
  const filters = { ...wantedBy({ ...query, after: undefined, before: undefined }), limit: batch };
  let after: Position | null | undefined;
  let isFirst = true;
  yield format.head;
  do {
    const wanted = { ...filters, ...(after && { after }) };
    const rows = await readChanges(context, wanted);
    const names = await findNames(sql, rows);
    let piece = "";
    for (const row of rows) {
      piece += format.entry(row, describeEvent(row, names), names, isFirst);
      isFirst = false;
    }
    if (piece) yield piece;
    after = rows.length < batch ? await endOfWindow(context, wanted, rows) : rows.at(-1);
  } while (after);
  yield format.tail;
}
