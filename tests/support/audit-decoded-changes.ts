import type { Sql } from "postgres";

type Image = Record<string, unknown>;

/** One change as the write-ahead log has it. `before` is whole, and so is `after`. */
export interface DecodedChange {
  transaction: string;
  /** Content of the message that the transaction itself put into the log. */
  message: string;
  table: string;
  operation: "INSERT" | "UPDATE" | "DELETE" | "TRUNCATE";
  before: Image | null;
  after: Image | null;
}

/** `name[type]:value`, where text is quoted and a quote within is doubled. */
const column = /([a-z_]+)\[([^\]]+)\]:('(?:[^']|'')*'|[^ ]+)/g;

function parseImage(text: string): Image {
  const image: Image = {};
  for (const [, name = "", type, value = ""] of text.matchAll(column)) {
    if (value === "null") image[name] = null;
    else if (!value.startsWith("'")) image[name] = JSON.parse(value);
    else {
      const plain = value.slice(1, -1).replaceAll("''", "'");
      image[name] = type === "timestamp with time zone" ? isoTime(plain) : plain;
    }
  }
  return image;
}

const isoTime = (text: string) => `${text.replace(" ", "T")}:00`;

/**
 * What the plugin `test_decoding` says of the slot's committed transactions, but for the audit
 * log's own rows. Tables need REPLICA IDENTITY FULL. A truncate is told as the rows that it removed.
 */
export async function decodedChanges(sql: Sql, slot: string): Promise<DecodedChange[]> {
  const lines = await sql<{ data: string }[]>`
    select data from pg_logical_slot_get_changes(${slot}, null, null)
    where data not like 'table public.audit\\_%'`;
  const changes: DecodedChange[] = [];
  const tables = new Map<string, Map<unknown, Image>>();
  let transaction = "";
  let message = "";
  for (const { data } of lines) {
    if (data.startsWith("BEGIN")) [transaction, message] = [data.slice(6), ""];
    else if (data.startsWith("message:")) message = data.slice(data.indexOf("content:") + 8);
    const [, names = "", operation, text = ""] = /^table (.*?): ([A-Z]+): (.*)$/s.exec(data) ?? [];
    for (const name of names.split(", ").filter(Boolean)) {
      const table = name.replace("public.", "");
      const rows = tables.get(table) ?? new Map<unknown, Image>();
      tables.set(table, rows);
      const change = { transaction, message, table };
      if (operation === "INSERT") {
        const after = parseImage(text);
        rows.set(after.id, after);
        changes.push({ ...change, operation, before: null, after });
      } else if (operation === "UPDATE") {
        const [old = "", now = ""] = text.replace("old-key: ", "").split(" new-tuple: ");
        const after = parseImage(now);
        // Nulls are left out of the old row.
        const nothing = Object.fromEntries(Object.keys(after).map((key) => [key, null]));
        rows.set(after.id, after);
        changes.push({ ...change, operation, before: { ...nothing, ...parseImage(old) }, after });
      } else if (operation === "DELETE") {
        const { id } = parseImage(text);
        changes.push({ ...change, operation, before: rows.get(id) ?? null, after: null });
        rows.delete(id);
      } else if (operation === "TRUNCATE") {
        const removed = rows.size > 0 ? [...rows.values()] : [null];
        for (const before of removed) changes.push({ ...change, operation, before, after: null });
        rows.clear();
      } else throw new Error(`Not understood: ${data}`);
    }
  }
  return changes;
}
