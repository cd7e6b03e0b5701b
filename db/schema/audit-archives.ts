import { bigint, date, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns";

/** Months of the audit log that were written to a file and taken out of the database. */
export const auditArchives = pgTable("audit_archives", {
  month: date("month").primaryKey(),
  /** The name of the file, without its folder. */
  file: text("file").notNull(),
  sha256: text("sha256").notNull(),
  rowCount: bigint("row_count", { mode: "number" }).notNull(),
  archivedAt: moment("archived_at").notNull().defaultNow(),
  keyId: text("key_id").notNull(),
  /** HMAC-SHA-256 of all of the above: a month cannot be called archived by hand. */
  seal: bytes("seal").notNull(),
});
