import { isUnavailable } from "@/db/available";
import { constraintError } from "@/db/constraint-error";
import { AppError, unavailable } from "@/lib/errors";
import { logError } from "@/lib/logger";

/**
 * What a door answers to anything that was thrown: what verbs say on purpose, what a rule of the
 * database refused, "not available right now"; everything else is logged and becomes a reference.
 */
export function knownError(error: unknown, door: string): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return unavailable(error);
  const refused = constraintError(error);
  if (refused) return refused;
  const id = logError(error, { door });
  return new AppError("INTERNAL", `Something went wrong on our side (reference ${id}).`);
}
