import { connect } from "node:net";
import { env } from "@/lib/env";
import { AppError, unavailable } from "@/lib/errors";
import { addressOf, parseConnectionUrl } from "./connection";

/** How long a request may wait before it is asked whether the database answers at all, in ms. */
const patience = 600;
const probeDeadline = 600;

const connectionErrors = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "53300", // too many connections
  "57P01", // terminated by an administrator
  "57P02", // crash of another backend
  "57P03", // starting up or shutting down
]);

/** Whether an error, or what caused it, says that the database cannot be reached. */
export function isUnavailable(error: unknown): boolean {
  for (let current = error, depth = 0; current && depth < 6; depth++) {
    if (current instanceof AppError && current.code === "UNAVAILABLE") return true;
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === "string" && connectionErrors.has(code)) return true;
    if (current instanceof AggregateError && current.errors.some(isUnavailable)) return true;
    current = cause;
  }
  return false;
}

let lastAnswer = Number.NEGATIVE_INFINITY;

/** The database has just answered somebody: whoever waits need not ask whether it is there. */
export function noteAnswer(): void {
  lastAnswer = performance.now();
}

/**
 * Settles as `work` does, except that it fails with UNAVAILABLE in less than two seconds when the
 * database is down or hangs. Slow work on a database that answers is waited for.
 */
export async function whileAvailable<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let isSettled = false;
  const watchdog = new Promise<never>((_, reject) => {
    const look = (since: number) => {
      if (lastAnswer >= since) lookLater();
      else answers().then(lookLater, (error) => reject(unavailable(error)));
    };
    const lookLater = () => {
      if (!isSettled) timer = setTimeout(look, patience, performance.now());
    };
    lookLater();
  });
  try {
    return await Promise.race([work, watchdog]);
  } catch (error) {
    throw isUnavailable(error) && !(error instanceof AppError) ? unavailable(error) : error;
  } finally {
    isSettled = true;
    clearTimeout(timer);
  }
}

let probe: Promise<void> | undefined;

/** Asks the database on a connection of its own; requests that wait share one question. */
function answers(): Promise<void> {
  probe ??= ask().finally(() => {
    probe = undefined;
  });
  return probe;
}

/**
 * The one question that a PostgreSQL server answers before anything else: whether it speaks TLS. It
 * needs no password, whose arithmetic would wait behind password hashes when many sign in.
 */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function ask(): Promise<void> {
  const socket = connect(addressOf(parseConnectionUrl(env.DATABASE_URL)));
  return new Promise<void>((resolve, reject) => {
    socket.once("connect", () => socket.write(sslRequest));
    socket.once("data", () => resolve());
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the connection was closed")));
    // When this process was too busy to look, an answer may be there already: it is looked at first.
    const late = () => setImmediate(() => setImmediate(reject, new Error("no answer in time")));
    setTimeout(late, probeDeadline).unref();
  }).finally(() => socket.destroy());
}
