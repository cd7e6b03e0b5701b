import { csvLine } from "@/lib/csv";
import { withoutSecrets } from "./describe-changes";
import type { DescribedEvent } from "./describe-event";
import type { LoggedChange, Names } from "./logged-change";
import { plainText } from "./words";

/** How a file of the audit log is written, piece by piece. */
interface ExportFormat {
  contentType: string;
  head: string;
  entry: (change: LoggedChange, event: DescribedEvent, names: Names, isFirst: boolean) => string;
  tail: string;
}

const columns = [
  "id",
  "at",
  "event",
  "what",
  "actor",
  "actor_name",
  "actor_email",
  "impersonator",
  "impersonator_name",
  "table",
  "operation",
  "row",
  "before",
  "after",
  "ip_address",
  "user_agent",
  "request",
] as const;

/** An entry as a flat record. Times are in UTC. */
function recordOf(change: LoggedChange, { kind, words }: DescribedEvent, names: Names) {
  const actor = names.people.get(change.user ?? "");
  return {
    id: change.id,
    at: change.at,
    event: kind?.name ?? null,
    what: plainText(words),
    actor: change.user,
    actor_name: actor?.name ?? null,
    actor_email: actor?.email ?? null,
    impersonator: change.impersonator,
    impersonator_name: names.people.get(change.impersonator ?? "")?.name ?? null,
    table: change.table,
    operation: change.operation,
    row: change.row,
    before: withoutSecrets(change.before),
    after: withoutSecrets(change.after),
    ip_address: change.ip,
    user_agent: change.agent,
    request: change.request,
  } satisfies Record<(typeof columns)[number], unknown>;
}

export const exportFormats: Record<"csv" | "json", ExportFormat> = {
  csv: {
    contentType: "text/csv; charset=utf-8",
    // Spreadsheets take a file for UTF-8 when it begins so.
    head: `\uFEFF${csvLine(columns)}`,
    entry(change, event, names) {
      const record = recordOf(change, event, names);
      return csvLine(
        columns.map((column) => {
          const value = record[column];
          return value === null || typeof value === "string" ? value : JSON.stringify(value);
        }),
      );
    },
    tail: "",
  },
  json: {
    contentType: "application/json; charset=utf-8",
    head: "[",
    entry: (change, event, names, isFirst) =>
      `${isFirst ? "\n" : ",\n"}${JSON.stringify(recordOf(change, event, names))}`,
    tail: "\n]\n",
  },
};
