import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./users";

/** What concerns one person (`lib/notifications`): invited, role changed, removed, ownership. */
export const notifications = pgTable(
  "notifications",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    kind: text("kind").notNull(),
    /** What its sentence needs, as it was then: the organization may be gone, or another's, by now. */
    data: jsonb("data").$type<Record<string, string>>().notNull(),
    readAt: moment("read_at"),
    createdAt: createdAt(),
  },
  (table) => [
    /** Somebody's notifications, newest first. */
    index("notifications_user_id_idx").on(table.userId, table.createdAt, table.id),
    /** How many are unread: asked for by every page. */
    index("notifications_unread_idx").on(table.userId).where(sql`${table.readAt} is null`),
    /** The oldest, for the job that deletes them. */
    index("notifications_created_at_idx").on(table.createdAt),
    check(
      "notifications_kind_check",
      sql`${table.kind} in ('invited', 'role-changed', 'removed', 'ownership-given', 'ownership-taken')`,
    ),
    check(
      "notifications_data_check",
      sql`jsonb_typeof(${table.data}) = 'object' and char_length(${table.data}::text) <= 4096`,
    ),
    foreignKey({
      name: "notifications_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
