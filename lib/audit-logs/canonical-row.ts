/** The columns of `audit_logs` in the order of the canonical text. */
export const canonicalColumns = [
  "id",
  "changed_at",
  "table_name",
  "operation",
  "row_id",
  "organization_id",
  "user_id",
  "impersonator_id",
  "ip_address",
  "user_agent",
  "request_id",
  "transaction_id",
  "changed_data",
] as const;

/**
 * The text of a row that is hashed, as SQL: a JSON array. An expression of the query, not a function
 * in the database, which its owner could replace. Does not depend on any setting of the session.
 */
export const canonicalRow = (row: string): string => {
  const values = canonicalColumns.map((column) => {
    if (column === "id" || column === "transaction_id") return `${row}.${column}::text`;
    return column === "changed_at" ? `${row}.changed_at at time zone 'UTC'` : `${row}.${column}`;
  });
  return `jsonb_build_array(${values.join(", ")})::text`;
};

/** A moment as text in UTC with microseconds, as SQL. */
export const exactTime = (moment: string): string =>
  `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The parts of a canonical text: its id, its time, and everything after, which is the change. */
export function splitCanonicalRow(text: string): { id: string; time: string; change: string } {
  const [, id = "", time = ""] = /^\["(-?\d+)", "([^"]*)", /.exec(text) ?? [];
  return { id, time, change: text.slice(id.length + time.length + 9) };
}

export const joinCanonicalRow = (id: string, time: string, change: string): string =>
  `["${id}", "${time}", ${change}`;
