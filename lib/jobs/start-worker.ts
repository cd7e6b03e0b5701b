import { setTimeout as pause } from "node:timers/promises";
import { Logger, run } from "graphile-worker";
import { parseConnectionUrl } from "@/db/connection";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { createConnectionPool } from "./connection-pool";
import { crontab, taskList } from "./task-list";

const concurrency = 2;
const shortestPause = 1_000;
const longestPause = 30_000;

export interface Worker {
  /** Lets running jobs end, then closes the connections. */
  stop(): Promise<void>;
}

const kept = globalThis as typeof globalThis & { freeholdWorker?: Worker };

/**
 * Starts this process's worker, once. It connects as the application, needs the queue's schema
 * to be there (`db:migrate`), and outlives a database that is down, now or later. It leaves
 * signals alone: a job that dies with the process is taken over by another worker.
 */
export function startWorker(): Worker {
  kept.freeholdWorker ??= createWorker();
  return kept.freeholdWorker;
}

function createWorker(): Worker {
  const stopping = new AbortController();
  const done = keepRunning(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
      kept.freeholdWorker = undefined;
    },
  };
}

async function keepRunning(stopped: AbortSignal) {
  let wait = shortestPause;
  while (!stopped.aborted) {
    const startedAt = Date.now();
    await runOnce(stopped).catch((error: Error & { code?: string }) =>
      logger.warn({ code: error.code, reason: reasonOf(error), wait }, "The job worker will retry"),
    );
    wait = Date.now() - startedAt > longestPause ? shortestPause : Math.min(wait * 2, longestPause);
    await pause(wait, undefined, { signal: stopped, ref: false }).catch(() => {});
  }
}

async function runOnce(stopped: AbortSignal) {
  // One connection for each job, one to be told of new ones, one for the schedule.
  const pgPool = await createConnectionPool(concurrency + 2);
  try {
    const runner = await run({
      pgPool,
      taskList,
      crontab,
      concurrency,
      noHandleSignals: true,
      noPreparedStatements: !parseConnectionUrl(env.DATABASE_URL, { prepare: env.DB_PREPARE })
        .prepare,
      logger: queueLogger,
      // Batches, though of one: when a job's end cannot be written, they stop the queue, which is
      // started again below. Without them that rejected promise has no one to catch it.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    const stop = () => void runner.stop().catch(() => {});
    if (stopped.aborted) stop();
    else stopped.addEventListener("abort", stop, { once: true });
    await runner.promise.finally(() => stopped.removeEventListener("abort", stop));
  } finally {
    // A connection that the queue has not given back must not keep the next attempt waiting.
    await Promise.race([pgPool.end(), pause(5_000, undefined, { ref: false })]);
  }
}

const reasonOf = (error: Error) =>
  error instanceof AggregateError ? String(error.errors[0]?.message) : error.message;

/** The queue's own words, without what it attaches to them: whole jobs, payloads included. */
const queueLogger = new Logger(() => (level, message) => {
  // Failed tasks are logged by `runTask`; the rest is about the queue's connection.
  logger.debug({ queue: level }, message);
});
