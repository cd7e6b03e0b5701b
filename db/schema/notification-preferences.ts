import { boolean, foreignKey, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./users";

/** Where somebody wants one kind of notification. Without a row: in the app and by mail. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    kind: text("kind").notNull(),
    inApp: boolean("in_app").notNull().default(true),
    byMail: boolean("by_mail").notNull().default(true),
  },
  (table) => [
    uniqueIndex("notification_preferences_user_kind_idx").on(table.userId, table.kind),
    foreignKey({
      name: "notification_preferences_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
