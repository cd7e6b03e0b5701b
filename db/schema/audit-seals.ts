import { bigint, date, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns";

/**
 * The chain of seals over the audit log (`lib/audit-logs`): each names the rows that it covers, with a
 * keyed hash of every row, and is itself hashed together with the seal before it. The key is not in
 * the database. The application may read and add seals, never change or remove them.
 */
export const auditSeals = pgTable("audit_seals", {
  /** 1, 2, 3, … without a gap. */
  number: bigint("number", { mode: "number" }).primaryKey(),
  /** The month of the rows: a seal covers rows of one partition. */
  month: date("month").notNull(),
  takenAt: moment("taken_at").notNull(),
  /** The transactions that were settled when the rows were read (a `pg_snapshot`). */
  snapshot: text("snapshot").notNull(),
  /** The server's system identifier: transactions count anew on another one. */
  cluster: text("cluster").notNull(),
  rowCount: integer("row_count").notNull(),
  rowIds: bigint("row_ids", { mode: "bigint" }).array().notNull(),
  /** HMAC-SHA-256 of each row in the same order, 32 bytes each. */
  rowHashes: bytes("row_hashes").notNull(),
  /** Which key made it, without telling the key. */
  keyId: text("key_id").notNull(),
  /** HMAC-SHA-256 of all of the above and of the seal before. */
  seal: bytes("seal").notNull(),
});
