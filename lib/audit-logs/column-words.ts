/** Columns and tables in the words of people who have never seen a database. */
const columns: Record<string, string> = {
  active_organization_id: "organization in use",
  answered_at: "answered",
  ban_expires: "end of the ban",
  ban_reason: "reason of the ban",
  created_at: "created",
  deleted_at: "deletion asked for",
  email: "e-mail address",
  email_verified: "address confirmed",
  expires_at: "expires",
  image: "picture",
  impersonated_by: "acted as by",
  inviter_id: "invited by",
  ip_address: "IP address",
  mail_failed_at: "mail given up",
  mailed_at: "mail sent",
  metadata: "metadata",
  person: "name and address",
  provider_id: "provider",
  secret_hash: "link",
  slug: "address",
  updated_at: "changed",
  user_agent: "browser",
  user_id: "person",
};

const tables: Record<string, string> = {
  accounts: "a way to sign in",
  invitations: "an invitation",
  jwkss: "a signing key",
  members: "a membership",
  organization_logos: "a logo",
  organization_slugs: "a former address of the organization",
  organizations: "an organization",
  sessions: "a session",
  users: "an account",
  verifications: "a link in a mail",
};

export const columnInWords = (column: string): string =>
  columns[column] ?? column.replaceAll("_", " ");

/** With its article: "an invitation". */
export const tableInWords = (table: string): string =>
  tables[table] ?? `an entry of ${table.replaceAll("_", " ")}`;
