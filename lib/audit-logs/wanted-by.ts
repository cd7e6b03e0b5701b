import { decodeCursor, type Position } from "@/lib/pagination";
import { eventKinds } from "./event-kinds";
import type { Wanted } from "./read-changes";
import type { AuditLogQuery } from "./schemas";

/** What a query from a URL asks for; filters that do not exist count as none. */
export function wantedBy(query: AuditLogQuery): Omit<Wanted, "limit"> {
  const { q, actor, kind, object, from, to } = query;
  const kinds = eventKinds.filter(({ name, group }) => name === kind || group === kind);
  const after = position(query.after);
  return {
    ...(q && { q }),
    actor,
    object,
    from,
    to,
    ...(kinds.length > 0 && { kinds }),
    after,
    before: after ? undefined : position(query.before),
  };
}

/** Ids of the log are numbers. */
function position(cursor: string | undefined): Position | undefined {
  const found = decodeCursor(cursor);
  return found && /^\d{1,18}$/.test(found.id) ? found : undefined;
}
