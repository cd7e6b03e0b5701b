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
  {
    abortSignal,
    attempt,
    attempts,
  }: { abortSignal?: AbortSignal; attempt: number; attempts: number },
): Promise<void> {
  const deadline = AbortSignal.timeout(taskDeadline);
  const signal = abortSignal ? AbortSignal.any([deadline, abortSignal]) : deadline;
  const act = <T>(work: () => T) => withActor({ user: `system:${name}` }, work);
  const open = () => {
    const sealed = SealedPayload.safeParse(stored);
    // Only the schedule of the queue itself adds jobs in clear: they say nothing but when.
    return task.payload.parse(sealed.success ? openPayload(name, sealed.data) : {});
  };
  try {
    await Promise.race([act(async () => task.run(open(), signal)), atDeadline(deadline)]);
  } catch (error) {
    const id = logError(error, { job: name, attempt: `${attempt} of ${attempts}` });
    if (attempt >= attempts) {
      await act(async () => task.giveUp?.(open())).catch((another) =>
        logError(another, { job: name, attempt: "given up" }),
      );
    }
    throw new Error(`failed, see the log entry ${id}`);
  }
}

function atDeadline(deadline: AbortSignal) {
  return new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
}
