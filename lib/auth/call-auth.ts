import { fromApiError } from "./api-error";
import { watchDatabase } from "./database-watch";
import { steadyTime } from "./steady-time";

/**
 * Calls an endpoint of better-auth from a verb: `callAuth("/sign-out", () => auth.api.signOut(…))`.
 * @throws AppError for everything that the person who asked can do something about.
 */
export async function callAuth<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await steadyTime(path, () => watchDatabase(work));
  } catch (error) {
    throw fromApiError(error);
  }
}
