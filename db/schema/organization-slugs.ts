import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { organizations } from "./organizations";

/** Slugs that an organization had before: links with them lead to the present one. */
export const organizationSlugs = pgTable(
  "organization_slugs",
  {
    /** The former slug. */
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("organization_slugs_organization_id_idx").on(table.organizationId),
    check(
      "organization_slugs_id_check",
      sql`${table.id} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.id}) between 2 and 48`,
    ),
    foreignKey({
      name: "organization_slugs_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);
