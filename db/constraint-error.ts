import { AppError } from "@/lib/errors";

interface DatabaseError {
  code: string;
  constraint_name?: string;
}

/** What people are told when a rule of the database refuses a write, by the rule's name. */
const messages: Record<string, string> = {
  users_email_idx: "This address has an account already.",
  organizations_slug_idx: "This address is taken. Choose another one.",
  members_org_user_idx: "This person is a member already.",
  accounts_provider_unique_idx: "This account is connected to another user.",
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
  if (!found) return undefined;
  const message = messages[found.constraint_name ?? ""];
  switch (found.code) {
    case "23505": // unique_violation
    case "23P01": // exclusion_violation
      return new AppError("CONFLICT", message ?? "This exists already.", { cause: error });
    case "23503": // foreign_key_violation
      return new AppError("CONFLICT", message ?? "What this belongs to is gone.", { cause: error });
    case "23514": // check_violation
      return new AppError("INVALID", message ?? "This value is not allowed.", { cause: error });
    case "40001": // serialization_failure
    case "40P01": // deadlock_detected
      return new AppError("CONFLICT", "Somebody changed this at the same time. Try again.", {
        cause: error,
      });
    default:
      return undefined;
  }
}
