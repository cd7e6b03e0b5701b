import { part } from "@/db/statement";
import { type EventKind, eventKinds } from "./event-kinds";

/** What `fits` in `event-kinds.ts` says, in SQL. */
const fits = ({ table, operations, columns, value }: EventKind) => part`coalesce(
  table_name = ${table}
  ${operations ? part`and operation = any(${[...operations]}::text[])` : part``}
  ${columns ? part`and changed_data -> 'after' ?| ${[...columns]}::text[]` : part``}
  ${value === undefined ? part`` : part`and changed_data -> 'after' ->> ${columns?.[0] ?? ""}::text = ${value}`},
  false)`;

/** A change is of the first kind that fits it. */
const isOf = (kind: EventKind) =>
  eventKinds
    .slice(0, eventKinds.indexOf(kind))
    .filter(({ table }) => table === kind.table)
    .reduce((all, earlier) => part`${all} and not ${fits(earlier)}`, fits(kind));

/** True for changes of one of these kinds: a piece of SQL over the columns of `audit_logs`. */
export const eventCondition = (kinds: readonly EventKind[]) =>
  kinds.reduce((all, kind) => part`${all} or ${isOf(kind)}`, part`false`);
