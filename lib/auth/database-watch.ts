import { AsyncLocalStorage } from "node:async_hooks";
import type { APIError } from "better-auth/api";
import { isUnavailable, whileAvailable } from "@/db/available";
import { constraintError } from "@/db/constraint-error";
import { AppError, unavailable } from "@/lib/errors";
import { logError } from "@/lib/logger";
import { toApiError } from "./api-error";

interface Watch {
  error?: AppError;
}

const watches = new AsyncLocalStorage<Watch>();

/**
 * Takes an unexpected error out of better-auth's hands, which would print it with its parameters:
 * remembers what it means for the answer, logs it without values, and gives back one that may be
 * seen by anybody.
 */
export function noteDatabaseError(error: unknown): APIError {
  const known = isUnavailable(error) ? unavailable(error) : constraintError(error);
  const watch = watches.getStore();
  if (watch && known && watch.error?.code !== "UNAVAILABLE") watch.error = known;
  if (known) return toApiError(known);
  const id = logError(error, { source: "better-auth" });
  return toApiError(
    new AppError("INTERNAL", `Something went wrong on our side (reference ${id}).`),
  );
}

/**
 * Runs better-auth's code so that what the database said is not lost. By itself it would answer "not
 * signed in" while the database is away, which signs people out, and 500 for a name that is taken.
 * @param isFailure whether a result is an answer to an unexpected error.
 */
export async function watchDatabase<T>(
  work: () => Promise<T>,
  isFailure: (result: T) => boolean = () => false,
): Promise<T> {
  const watch: Watch = {};
  try {
    return await whileAvailable(
      watches.run(watch, async () => {
        const result = await work();
        if (watch.error && (watch.error.code === "UNAVAILABLE" || isFailure(result))) {
          throw watch.error;
        }
        return result;
      }),
    );
  } catch (error) {
    throw watch.error ?? error;
  }
}
