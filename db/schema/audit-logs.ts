import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * Who changed what. Seed 000, section 9. No foreign keys: a log outlives its subject.
 * The application may read and add rows, never change or remove them.
 */
export const auditLogs = pgTable(
  "audit_logs",
  {
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    tableName: text("table_name").notNull(),
    operation: text("operation").notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
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
    seal: text("seal"),
  },
  (table) => [
    index("audit_logs_organization_id_idx").on(table.organizationId, table.changedAt, table.id),
    index("audit_logs_user_id_idx").on(table.userId, table.changedAt, table.id),
    index("audit_logs_row_idx").on(table.tableName, table.rowId, table.changedAt),
  ],
);
