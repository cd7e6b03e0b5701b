import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
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
    foreignKey({
      name: "organization_slugs_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);
