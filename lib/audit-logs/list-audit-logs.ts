import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { encodeCursor, type Page, pageSize, toPage } from "@/lib/pagination";
import { findNames } from "./find-names";
import { endOfWindow, readChanges } from "./read-changes";
import type { AuditLogQuery } from "./schemas";
import { type AuditLogItem, toItem } from "./to-item";
import { wantedBy } from "./wanted-by";

export interface AuditLogPage extends Page<AuditLogItem> {
  /**
   * A search or a kind is looked for in a few thousand entries at a time: how far back (or, towards
   * the newest, ahead) this page looked when it found less than it has room for and there are more.
   */
  lookedUntil: Date | null;
}

/**
 * What happened in the organization, newest first. For owners and admins.
 * @throws FORBIDDEN
 */
export async function listAuditLogs(
  context: MemberContext,
  query: AuditLogQuery,
): Promise<AuditLogPage> {
  authorize(context, "audit-log.read");
  const wanted = { ...wantedBy(query), limit: pageSize + 1 };
  const rows = await readChanges(context, wanted);
  const [names, endedAt] = await Promise.all([
    findNames(tenant(context).sql, rows),
    endOfWindow(context, wanted, rows),
  ]);
  const travelled = {
    after: wanted.after && query.after,
    before: wanted.before && query.before,
  };
  const page = toPage(rows, travelled, (row) => toItem(row, names));
  const isBackwards = travelled.before !== undefined;
  const isEmpty = page.items.length === 0;
  return {
    ...page,
    // An empty page still has neighbours: where it came from, and where the look ended.
    ...(isEmpty &&
      isBackwards &&
      wanted.before && { next: encodeCursor(beyond(wanted.before, 1n)) }),
    ...(isEmpty && wanted.after && { previous: encodeCursor(beyond(wanted.after, -1n)) }),
    ...(endedAt && { [isBackwards ? "previous" : "next"]: encodeCursor(endedAt) }),
    lookedUntil: endedAt && new Date(endedAt.at),
  };
}

/** The cursor itself belongs to the page that it came from. */
const beyond = ({ at, id }: { at: string; id: string }, step: bigint) => ({
  at,
  id: `${BigInt(id) + step}`,
});
