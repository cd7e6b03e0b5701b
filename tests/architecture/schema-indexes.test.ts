import { is } from "drizzle-orm";
import { getTableConfig, type IndexColumn, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";

/** The indexes that the specification names: table, columns, `unique` where it says so. */
const specified: Record<string, string> = {
  users_email_idx: "users (email) unique",
  users_role_idx: "users (role)",
  users_banned_idx: "users (banned)",
  users_created_at_idx: "users (created_at)",
  sessions_token_idx: "sessions (token) unique",
  sessions_user_id_idx: "sessions (user_id)",
  sessions_expires_at_idx: "sessions (expires_at)",
  sessions_active_organization_id_idx: "sessions (active_organization_id)",
  accounts_provider_unique_idx: "accounts (provider_id, account_id) unique",
  accounts_user_id_idx: "accounts (user_id)",
  accounts_provider_id_idx: "accounts (provider_id)",
  organizations_slug_idx: "organizations (slug) unique",
  organizations_name_idx: "organizations (name)",
  organizations_created_at_idx: "organizations (created_at)",
  members_org_user_idx: "members (organization_id, user_id) unique",
  members_organization_id_idx: "members (organization_id)",
  members_user_id_idx: "members (user_id)",
  members_role_idx: "members (role)",
  members_org_role_idx: "members (organization_id, role)",
  invitations_organization_id_idx: "invitations (organization_id)",
  invitations_email_idx: "invitations (email)",
  invitations_status_idx: "invitations (status)",
  invitations_expires_at_idx: "invitations (expires_at)",
  invitations_inviter_id_idx: "invitations (inviter_id)",
  verifications_identifier_idx: "verifications (identifier)",
  verifications_value_idx: "verifications (value)",
  verifications_expires_at_idx: "verifications (expires_at)",
};

test("every index of the specification exists under its name", () => {
  const declared: Record<string, string> = {};
  for (const table of Object.values(schema)) {
    if (!is(table, PgTable)) continue;
    const { name, indexes } = getTableConfig(table);
    for (const { config } of indexes) {
      const columns = config.columns.map((column) => (column as IndexColumn).name).join(", ");
      declared[config.name ?? ""] = `${name} (${columns})${config.unique ? " unique" : ""}`;
    }
  }
  expect(declared).toMatchObject(specified);
});
