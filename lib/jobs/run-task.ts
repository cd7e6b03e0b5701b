import { withActor } from "@/db/actor";
import { logError } from "@/lib/logger";
import { openPayload, SealedPayload } from "./sealed-payload";
import { type Task, taskDeadline } from "./task";

/**
 * Runs one attempt of a job. What it throws is stored with the job and logged by the queue, so an
 * error leaves here without the values that it may carry.
 */
export async function runTask(
  name: string,
  task: Task<unknown>,
  stored: unknown,
  { abortSignal, attempt }: { abortSignal?: AbortSignal; attempt: string },
): Promise<void> {
  const deadline = AbortSignal.timeout(taskDeadline);
  const signal = abortSignal ? AbortSignal.any([deadline, abortSignal]) : deadline;
  try {
    const sealed = SealedPayload.safeParse(stored);
    // Only the schedule of the queue itself adds jobs in clear: they say nothing but when.
    const payload = sealed.success ? openPayload(name, sealed.data) : {};
    const run = () => task.run(task.payload.parse(payload), signal);
    await Promise.race([withActor({ user: `system:${name}` }, run), atDeadline(deadline)]);
  } catch (error) {
    const id = logError(error, { job: name, attempt });
    throw new Error(`failed, see the log entry ${id}`);
  }
}

function atDeadline(deadline: AbortSignal) {
  return new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
}
