import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt } from "./columns";
import { organizations } from "./organizations";

/** Uploaded logos, made anew from what was uploaded. One for each organization. */
export const organizationLogos = pgTable(
  "organization_logos",
  {
    /**
     * SHA-256 of the organization and the picture: its address changes with it, so that it can be
     * cached for good, and nobody can guess it.
     */
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    contentType: text("content_type").notNull(),
    content: bytes("content").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("organization_logos_organization_id_idx").on(table.organizationId),
    check("organization_logos_id_check", sql`${table.id} ~ '^[0-9a-f]{64}$'`),
    check("organization_logos_content_type_check", sql`${table.contentType} = 'image/webp'`),
    check(
      "organization_logos_content_check",
      sql`octet_length(${table.content}) between 1 and 262144`,
    ),
    foreignKey({
      name: "organization_logos_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);
