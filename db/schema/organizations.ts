import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

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
  },
  (table) => [
    uniqueIndex("organizations_slug_idx").on(table.slug),
    index("organizations_name_idx").on(table.name),
    index("organizations_created_at_idx").on(table.createdAt),
  ],
);
