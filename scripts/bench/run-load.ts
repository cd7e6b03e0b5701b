import type { Load, LoadResult } from "./load-program";
import { runProgram } from "./run-program";

/** On a machine that is busy with other things, the product answers 503 now and then. */
const failuresAllowed = 0.01;

/**
 * Sends the load from a process of its own, so that counting and serving do not share a thread.
 * Throws when more than a few answers were no success: a rate of errors says nothing.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const result = await runProgram<LoadResult>("load-program", load);
  if (result.failures > result.answers * failuresAllowed || result.answers === 0) {
    const { answers, failures, statuses } = result;
    throw new Error(
      `${load.requests[0]?.path}: ${failures} requests failed, ${answers} did not (${statuses}).`,
    );
  }
  return result;
}
