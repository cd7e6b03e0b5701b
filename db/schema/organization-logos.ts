import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt } from "./columns";
import { organizations } from "./organizations";

/** Uploaded logos, made anew from what was uploaded. One for each organization. */
export const organizationLogos = pgTable(
  "organization_logos",
  {
    /** SHA-256 of the picture: its address changes with it, so that it can be cached for good. */
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    contentType: text("content_type").notNull(),
    content: bytes("content").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("organization_logos_organization_id_idx").on(table.organizationId),
    foreignKey({
      name: "organization_logos_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);
