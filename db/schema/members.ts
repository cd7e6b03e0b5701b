import { foreignKey, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { organizationRole } from "./enums";
import { organizations } from "./organizations";
import { users } from "./users";

/** Who belongs to which organization, and as what. Seed 000, section 5. */
export const members = pgTable(
  "members",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    role: organizationRole("role").notNull().default("member"),
    createdAt: createdAt(),
    /**
     * The person's name, a new line and the address, in lower case. Kept by triggers: so that a list of
     * one organization is searched and ordered within it, however many people there are elsewhere.
     */
    person: text("person").notNull().default(""),
  },
  (table) => [
    uniqueIndex("members_org_user_idx").on(table.organizationId, table.userId),
    index("members_organization_id_idx").on(table.organizationId),
    index("members_user_id_idx").on(table.userId),
    index("members_role_idx").on(table.role),
    index("members_org_role_idx").on(table.organizationId, table.role),
    /** The order of the members page. */
    index("members_org_created_at_idx").on(table.organizationId, table.createdAt, table.id),
    /** The list of members by name. */
    index("members_org_person_idx").on(table.organizationId, table.person, table.id),
    /** Both orders again, of the members with one role. */
    index("members_org_role_created_at_idx").on(
      table.organizationId,
      table.role,
      table.createdAt,
      table.id,
    ),
    index("members_org_role_person_idx").on(
      table.organizationId,
      table.role,
      table.person,
      table.id,
    ),
    /** Parts of names and addresses. */
    index("members_person_search_idx").using(
      "gin",
      table.organizationId,
      table.person.op("gin_trgm_ops"),
    ),
    foreignKey({
      name: "members_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "members_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
