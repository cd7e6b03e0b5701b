import { part } from "@/db/statement";
import { tenant } from "@/db/tenant";
import type { MemberContext } from "@/lib/auth/context";
import type { Position } from "@/lib/pagination";
import { eventCondition } from "./event-condition";
import type { EventKind } from "./event-kinds";
import type { LoggedChange } from "./logged-change";
import { mentions } from "./mentions";
import type { AuditLogQuery } from "./schemas";

/**
 * Filters that no index answers look at this many entries at a time, a search in values at fewer: so
 * they cost the same in a log of any size.
 */
export const windows = { filtered: 20_000, searched: 5000 };

/** Which changes are wanted, from where, and how many. */
export interface Wanted
  extends Partial<Pick<AuditLogQuery, "q" | "actor" | "object" | "from" | "to">> {
  kinds?: readonly EventKind[];
  after?: Position;
  before?: Position;
  limit: number;
  /** How many entries are looked at; otherwise what `windows` says. */
  window?: number;
}

const position = part`reached.id::text,
  to_char(reached.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
/** As text first: the client's own conversion to a date would drop the microseconds. */
const moment = (text: string) => part`${text}::text::timestamptz`;

/**
 * Reads the log of the context's organization, the newest first, or from `before` backwards the oldest
 * first. For the verbs of this folder, which authorize first. Rows are found through
 * (organization_id, changed_at, id), those of one object through an index of their own;
 * partitions outside of the dates and beyond the cursor are not opened.
 */
export function readChanges(context: MemberContext, wanted: Wanted): Promise<LoggedChange[]> {
  return tenant(context).sql<LoggedChange[]>`${changesQuery(context, wanted)}`;
}

/**
 * Where the look ended when the window was too small to find as many rows as wanted; there may be
 * more beyond. Null when everything has been seen.
 */
export async function endOfWindow(
  context: MemberContext,
  wanted: Wanted,
  found: readonly LoggedChange[],
): Promise<Position | null> {
  const window = windowOf(wanted);
  if (window === wanted.limit || found.length >= wanted.limit) return null;
  const [last] = await tenant(context).sql<Position[]>`
    select ${position} from audit_logs reached where ${inReach(context, wanted)}
    ${inOrder(wanted)} limit 1 offset ${window - 1}`;
  return last ?? null;
}

/** Without filters, what is read is what is wanted. The history of one object is found by an index. */
function windowOf({ q, actor, kinds, object, window, limit }: Wanted): number {
  if (!q && !actor && !kinds) return limit;
  if (object) return Number.MAX_SAFE_INTEGER;
  return window ?? (q ? windows.searched : windows.filtered);
}

/**
 * Exported for the test that looks at its plan. The limits stay parameters: written into the text they
 * make PostgreSQL keep one plan for organizations of any size, and a small one then reads everybody's log.
 */
export function changesQuery(context: MemberContext, wanted: Wanted) {
  const order = inOrder(wanted);
  return part`
    select ${position}, table_name as table, operation, row_id as row, user_id as user,
      impersonator_id as impersonator, ip_address as ip, user_agent as agent,
      request_id as request, nullif(changed_data -> 'before', 'null') as before,
      nullif(changed_data -> 'after', 'null') as after
    from (
      select * from audit_logs reached where ${inReach(context, wanted)} ${order} limit ${windowOf(wanted)}
    ) reached
    where true
      ${wanted.actor ? part`and ${wanted.actor} in (user_id, impersonator_id)` : part``}
      ${wanted.kinds ? part`and (${eventCondition(wanted.kinds)})` : part``}
      ${wanted.q ? part`and (${mentions(wanted.q)})` : part``}
    ${order} limit ${wanted.limit}`;
}

const inOrder = ({ before }: Wanted) =>
  before
    ? part`order by reached.changed_at, reached.id`
    : part`order by reached.changed_at desc, reached.id desc`;

/** What indexes and partitions answer. Plain bounds beside those of the cursor: they prune partitions. */
function inReach(context: MemberContext, { object, from, to, after, before }: Wanted) {
  const [table, row] = object?.match(/^([^:]+):(.*)$/s)?.slice(1) ?? [];
  return part`organization_id = ${context.organization.id}
    ${table && row ? part`and table_name = ${table} and row_id = ${row}` : part``}
    ${from ? part`and changed_at >= ${moment(`${from}T00:00:00Z`)}` : part``}
    ${to ? part`and changed_at < ${moment(`${to}T00:00:00Z`)} + interval '24 hours'` : part``}
    ${
      after
        ? part`and changed_at <= ${moment(after.at)}
          and (changed_at, id) < (${moment(after.at)}, ${after.id}::text::bigint)`
        : part``
    }
    ${
      before
        ? part`and changed_at >= ${moment(before.at)}
          and (changed_at, id) > (${moment(before.at)}, ${before.id}::text::bigint)`
        : part``
    }`;
}
