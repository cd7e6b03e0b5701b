import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

/** Tenants. Seed 000, section 4. */
export const organizations = pgTable(
  "organizations",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** The public part of every URL of the organization. */
    slug: text("slug").notNull(),
    logo: text("logo"),
    /** A JSON object, as text. */
    metadata: text("metadata"),
    createdAt: createdAt(),
    /** Asked to be deleted then; an owner can take it back until a job removes it. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    uniqueIndex("organizations_slug_idx").on(table.slug),
    index("organizations_name_idx").on(table.name),
    index("organizations_created_at_idx").on(table.createdAt),
    index("organizations_deleted_at_idx")
      .on(table.deletedAt)
      .where(sql`${table.deletedAt} is not null`),
    check("organizations_name_check", sql`char_length(${table.name}) between 2 and 100`),
    check(
      "organizations_slug_check",
      sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.slug}) between 2 and 48`,
    ),
    check("organizations_logo_check", sql`char_length(${table.logo}) <= 2048`),
    check(
      "organizations_metadata_check",
      sql`char_length(${table.metadata}) <= 16384 and jsonb_typeof(${table.metadata}::jsonb) = 'object'`,
    ),
  ],
);
