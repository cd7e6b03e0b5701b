import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment, updatedAt } from "./columns";
import { organizations } from "./organizations";
import { users } from "./users";

/** Signed-in browsers. Seed 000, section 2. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    expiresAt: moment("expires_at").notNull(),
    /** A hash of the token (`lib/auth/hash-token.ts`); the token itself is only in the cookie. */
    token: text("token").notNull(),
    userId: text("user_id").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** The administrator who is acting as this user. */
    impersonatedBy: text("impersonated_by"),
    /** Picks the landing page; never authorizes anything. */
    activeOrganizationId: text("active_organization_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex("sessions_token_idx").on(table.token),
    index("sessions_user_id_idx").on(table.userId),
    index("sessions_expires_at_idx").on(table.expiresAt),
    index("sessions_active_organization_id_idx").on(table.activeOrganizationId),
    check("sessions_ip_address_check", sql`char_length(${table.ipAddress}) <= 64`),
    check("sessions_user_agent_check", sql`char_length(${table.userAgent}) <= 512`),
    foreignKey({
      name: "sessions_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "sessions_active_organization_id_fkey",
      columns: [table.activeOrganizationId],
      foreignColumns: [organizations.id],
    }).onDelete("set null"),
  ],
);
