import type { Load, LoadResult } from "./load-program";
import { runProgram } from "./run-program";

/**
 * Sends the load from a process of its own, so that counting and serving do not share a thread.
 * Throws when any answer was not a success: a rate of errors says nothing.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const result = await runProgram<LoadResult>("load-program", load);
  if (result.failures > 0 || result.answers === 0) {
    const path = load.requests[0]?.path;
    throw new Error(`${result.failures} of the requests to ${load.url}${path} failed.`);
  }
  return result;
}
