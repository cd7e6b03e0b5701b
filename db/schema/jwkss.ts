import { pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

/** Keys that sign JWTs. Seed 000, section 8. */
export const jwkss = pgTable("jwkss", {
  id: text("id").primaryKey(),
  /** A JWK as JSON. */
  publicKey: text("public_key").notNull(),
  /** A JWK as JSON, encrypted with BETTER_AUTH_SECRET. */
  privateKey: text("private_key").notNull(),
  createdAt: createdAt(),
  /** Signs until then; verifies for a grace period longer, then it is deleted. */
  expiresAt: moment("expires_at"),
  alg: text("alg"),
  crv: text("crv"),
});
