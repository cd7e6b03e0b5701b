import { AsyncLocalStorage } from "node:async_hooks";
import { isUnavailable, whileAvailable } from "@/db/available";
import { constraintError } from "@/db/constraint-error";
import { type AppError, unavailable } from "@/lib/errors";

interface Watch {
  error?: AppError;
}

const watches = new AsyncLocalStorage<Watch>();

/** Called by the adapter with every error of the database. */
export function noteDatabaseError(error: unknown): void {
  const watch = watches.getStore();
  if (!watch) return;
  if (isUnavailable(error)) watch.error = unavailable(error);
  else watch.error ??= constraintError(error);
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
