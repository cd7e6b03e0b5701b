import { foreignKey, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { users } from "./users";

/** What concerns one person: invited, role changed, removed, ownership given. */
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
    foreignKey({
      name: "notifications_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
