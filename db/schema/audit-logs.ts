import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * Who changed what. Seed 000, section 9. Written by triggers alone, in the transaction of the change;
 * the application may read it. Partitioned by month of `changed_at`, which Drizzle cannot say. No
 * foreign keys: a log outlives its subject.
 */
export const auditLogs = pgTable(
  "audit_logs",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity(),
    tableName: text("table_name").notNull(),
    /** INSERT, UPDATE, DELETE or TRUNCATE. */
    operation: text("operation").notNull(),
    /** The moment of the change itself, not of its transaction's begin. */
    changedAt: moment("changed_at").notNull().default(sql`clock_timestamp()`),
    /** A user's id; `system:<name>` for jobs and commands, `database:<login>` for plain SQL. */
    userId: text("user_id"),
    /** `{ "before": {…} | null, "after": {…} | null }`, without secrets. */
    changedData: jsonb("changed_data").$type<{
      before: Record<string, unknown> | null;
      after: Record<string, unknown> | null;
    }>(),
    rowId: text("row_id"),
    organizationId: text("organization_id"),
    impersonatorId: text("impersonator_id"),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    requestId: text("request_id"),
    /** The transaction that made the change: by it a seal knows which rows it has to cover. */
    transactionId: bigint("transaction_id", { mode: "bigint" }),
  },
  (table) => [
    primaryKey({ name: "audit_logs_pkey", columns: [table.changedAt, table.id] }),
    index("audit_logs_organization_id_idx").on(table.organizationId, table.changedAt, table.id),
    index("audit_logs_user_id_idx").on(table.userId, table.changedAt, table.id),
    index("audit_logs_row_idx").on(table.tableName, table.rowId, table.changedAt),
    index("audit_logs_transaction_id_idx").on(table.transactionId),
  ],
);
