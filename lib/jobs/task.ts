import type { z } from "zod";

/** Work that is done outside a request, at least once: it must bear being done twice. */
export interface Task<Payload> {
  payload: z.ZodType<Payload>;
  /** Throws to be tried again later. `signal` fires at `taskDeadline` and when the worker stops. */
  run(payload: Payload, signal: AbortSignal): Promise<void>;
  /** Called when the last attempt has failed too. */
  giveUp?(payload: Payload): Promise<void>;
}

/** No attempt of a task may take longer, in ms. */
export const taskDeadline = 120_000;
