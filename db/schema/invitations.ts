import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { invitationStatus, organizationRole } from "./enums";
import { organizations } from "./organizations";
import { users } from "./users";

/** Offers to join an organization. Seed 000, section 6. */
export const invitations = pgTable(
  "invitations",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    email: text("email").notNull(),
    role: organizationRole("role").notNull().default("member"),
    status: invitationStatus("status").notNull().default("pending"),
    expiresAt: moment("expires_at").notNull(),
    inviterId: text("inviter_id").notNull(),
    createdAt: createdAt(),
    /**
     * `mailed:` or `shown:`, which is how the link was handed out, and the SHA-256 of the secret in it.
     * Without one there is no link that opens the invitation.
     */
    secretHash: text("secret_hash"),
    /** When the mail with the newest link was handed over; null while it waits. */
    mailedAt: moment("mailed_at"),
    /** When sending it was given up. */
    mailFailedAt: moment("mail_failed_at"),
    /** When it was accepted, rejected, canceled or found expired. */
    answeredAt: moment("answered_at"),
  },
  (table) => [
    index("invitations_organization_id_idx").on(table.organizationId),
    index("invitations_email_idx").on(table.email),
    /** Parts of addresses. */
    index("invitations_email_search_idx").using("gin", table.email.op("gin_trgm_ops")),
    uniqueIndex("invitations_secret_hash_idx").on(table.secretHash),
    index("invitations_status_idx").on(table.status),
    index("invitations_expires_at_idx").on(table.expiresAt),
    index("invitations_inviter_id_idx").on(table.inviterId),
    /**
     * The invitations of one organization by status, newest first. An index for each: row-level security
     * keeps a column of an enum from being looked up in one, because comparing enums may leak. That of
     * the pending ones says twice that they are: so it is never taken for the unique one below.
     */
    index("invitations_org_pending_idx")
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`${table.status} = 'pending' and ${table.answeredAt} is null`),
    index("invitations_org_accepted_idx")
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`${table.status} = 'accepted'`),
    index("invitations_org_rejected_idx")
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`${table.status} = 'rejected'`),
    index("invitations_org_canceled_idx")
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`${table.status} = 'canceled'`),
    index("invitations_org_expired_idx")
      .on(table.organizationId, table.createdAt, table.id)
      .where(sql`${table.status} = 'expired'`),
    /** One offer at a time for one address. */
    uniqueIndex("invitations_one_pending_idx")
      .on(table.organizationId, table.email)
      .where(sql`${table.status} = 'pending'`),
    check(
      "invitations_email_check",
      sql`${table.email} = lower(btrim(${table.email})) and ${table.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$' and char_length(${table.email}) <= 254`,
    ),
    check(
      "invitations_secret_hash_check",
      sql`${table.secretHash} ~ '^(mailed|shown):[A-Za-z0-9_-]{43}$'`,
    ),
    foreignKey({
      name: "invitations_organization_id_fkey",
      columns: [table.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "invitations_inviter_id_fkey",
      columns: [table.inviterId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);
