import { index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment, updatedAt } from "./columns";

/** Short-lived secrets: password resets and OAuth states. Seed 000, section 7. */
export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    /** A hash: the token in a link cannot be read back from here. */
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("verifications_identifier_idx").on(table.identifier),
    index("verifications_value_idx").on(table.value),
    index("verifications_expires_at_idx").on(table.expiresAt),
  ],
);
