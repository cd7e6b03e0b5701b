import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    check(
      "notification_preferences_kind_check",
      sql`${table.kind} in ('invited', 'role-changed', 'removed', 'ownership-given', 'ownership-taken')`,
    ),
    /** An invitation's mail carries its link, and who loses or gains ownership has to learn of it. */
    check(
      "notification_preferences_mail_check",
      sql`${table.byMail} or ${table.kind} in ('role-changed', 'removed')`,
    ),
    foreignKey({
      name: "notification_preferences_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
