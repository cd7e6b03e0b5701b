import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment, updatedAt } from "./columns";
import { userRole } from "./enums";

/** People with an account. Seed 000, section 1. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** Canonical form: trimmed and lower case. */
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    role: userRole("role").notNull().default("user"),
    banned: boolean("banned").notNull().default(false),
    banReason: text("ban_reason"),
    /** Null while `banned` means for good. */
    banExpires: moment("ban_expires"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex("users_email_idx").on(table.email),
    index("users_role_idx").on(table.role),
    index("users_banned_idx").on(table.banned),
    index("users_created_at_idx").on(table.createdAt),
    check("users_name_check", sql`char_length(${table.name}) between 2 and 100`),
    check(
      "users_email_check",
      sql`${table.email} = lower(btrim(${table.email})) and ${table.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$' and char_length(${table.email}) <= 254`,
    ),
    check("users_image_check", sql`char_length(${table.image}) <= 2048`),
    check("users_ban_reason_check", sql`char_length(${table.banReason}) <= 500`),
  ],
);
