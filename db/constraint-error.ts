import { AppError, type ErrorCode } from "@/lib/errors";

interface DatabaseError {
  code: string;
  constraint_name?: string;
}

/** What people are told when a rule refuses a write, and which field of a form is meant. */
interface Sentence {
  message: string;
  field?: string;
  /** In place of the code that follows from PostgreSQL's. */
  code?: ErrorCode;
}

const email = { message: "This is not an e-mail address.", field: "email" };

/** Every rule of the database by its name: checks, unique indexes, and what triggers raise. */
const sentences: Record<string, Sentence> = {
  users_email_idx: { message: "This address has an account already.", field: "email" },
  users_name_check: { message: "Use 2 to 100 characters.", field: "name" },
  users_email_check: email,
  users_image_check: { message: "This URL is too long.", field: "image" },
  users_ban_reason_check: { message: "Use at most 500 characters.", field: "banReason" },
  users_ban_ends_in_future: { message: "A ban has to end in the future.", field: "banExpires" },
  users_keep_a_superadmin: {
    message: "This is the last superadmin. Make somebody else one first.",
    code: "CONFLICT",
  },

  sessions_token_idx: { message: "This sign-in did not work. Try again." },
  sessions_ip_address_check: { message: "The network address is too long." },
  sessions_user_agent_check: { message: "The name of the browser is too long." },
  accounts_provider_unique_idx: { message: "This account is connected to another user." },

  organizations_slug_idx: { message: "This address is taken. Choose another one.", field: "slug" },
  organizations_slug_check: {
    message: "Use 2 to 48 lower-case letters, digits and single hyphens between them.",
    field: "slug",
  },
  organizations_slug_is_free: {
    message: "This address is reserved. Choose another one.",
    field: "slug",
  },
  organizations_name_check: { message: "Use 2 to 100 characters.", field: "name" },
  organizations_logo_check: { message: "This URL is too long.", field: "logo" },
  organizations_metadata_check: { message: "This is not a JSON object.", field: "metadata" },
  organizations_keep_an_owner: {
    message: "An organization needs an owner. Make somebody else an owner first.",
    code: "CONFLICT",
  },
  organizations_is_being_deleted: {
    message: "This organization is being deleted. An owner can restore it.",
    code: "CONFLICT",
  },
  notifications_kind_check: { message: "There is no such kind of notification." },
  notifications_data_check: { message: "This notification is too long." },
  notification_preferences_kind_check: { message: "There is no such kind of notification." },
  notification_preferences_mail_check: { message: "This mail cannot be turned off." },
  notification_preferences_user_kind_idx: { message: "This preference is kept already." },
  organization_slugs_id_check: { message: "This is not an address.", field: "slug" },
  organization_logos_id_check: { message: "This is not a picture of ours.", field: "logo" },
  organization_logos_content_type_check: {
    message: "This kind of picture cannot be kept.",
    field: "logo",
  },
  organization_logos_content_check: { message: "This picture is too large.", field: "logo" },
  organization_logos_organization_id_idx: {
    message: "Somebody changed the logo at the same time. Try again.",
    field: "logo",
  },
  members_org_user_idx: { message: "This person is a member already." },

  invitations_email_check: email,
  invitations_one_pending_idx: {
    message: "This address has an open invitation already.",
    field: "email",
  },
  invitations_secret_hash_check: { message: "This is not the hash of a link." },
  invitations_secret_hash_idx: { message: "This link exists already. Try again." },
  invitations_answered_once: {
    message: "This invitation has been answered, withdrawn, or has expired.",
    code: "CONFLICT",
  },
  invitations_accepted_in_time: {
    message: "This invitation has expired. Ask for a new one.",
    code: "CONFLICT",
  },
};

const atOnce = { message: "Somebody changed this at the same time. Try again." };

/** PostgreSQL's codes for writes that it refuses because of what they say, or when. */
const refusals: Record<string, Sentence & { code: ErrorCode }> = {
  // unique_violation, exclusion_violation
  "23505": { code: "CONFLICT", message: "This exists already." },
  "23P01": { code: "CONFLICT", message: "This exists already." },
  // foreign_key_violation
  "23503": { code: "CONFLICT", message: "What this belongs to is gone." },
  // check_violation
  "23514": { code: "INVALID", message: "This value is not allowed." },
  // invalid_text_representation: no value of an enum, no JSON
  "22P02": { code: "INVALID", message: "This value is not allowed." },
  // serialization_failure, deadlock_detected
  "40001": { code: "CONFLICT", ...atOnce },
  "40P01": { code: "CONFLICT", ...atOnce },
};

function databaseError(error: unknown): DatabaseError | undefined {
  for (let current = error, depth = 0; current && depth < 6; depth++) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return current as DatabaseError;
    current = cause;
  }
  return undefined;
}

/**
 * The 4xx for a write that a rule of the database refused; undefined for every other error, which
 * is a fault of ours.
 */
export function constraintError(error: unknown): AppError | undefined {
  const found = databaseError(error);
  const refusal = found && refusals[found.code];
  if (!refusal) return undefined;
  const { code, message, field } = { ...refusal, ...sentences[found.constraint_name ?? ""] };
  return new AppError(code, message, {
    ...(field && { fields: { [field]: message } }),
    cause: error,
  });
}
