import { setTimeout as delay } from "node:timers/promises";
import type { NextServer } from "./next-server";
import { SetupError } from "./setup-error";
import { whenNpmEnds } from "./when-npm-ends";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `work`, which registers what to undo, until it ends or a signal asks to stop (Ctrl-C, a
 * closed terminal, a service manager). Either way everything registered is undone, last first, and
 * once. Register before a slow start, not after it: a signal may come between. A signal is a normal
 * end.
 */
export async function untilStopped(
  work: (undo: (action: () => unknown) => void) => Promise<void>,
): Promise<void> {
  const undone: (() => unknown)[] = [];
  let stopping = false;
  const signalled = new Promise<void>((resolve) => {
    const onSignal = () => {
      stopping = true;
      resolve();
    };
    // Not `once`: npm and the terminal both send one, and the second must not cut the clean-up.
    for (const signal of SIGNALS) process.on(signal, onSignal);
    void whenNpmEnds(onSignal);
  });
  // A closed terminal or pipe must not end the process before it has cleaned up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  const undoAll = async () => {
    for (const action of undone.splice(0).reverse()) await action();
  };
  const worked = work((action) => undone.push(action));
  try {
    await Promise.race([worked, signalled]);
  } catch (error) {
    // Ctrl-C reaches children as well: their failure may arrive before our own signal.
    await delay(50);
    if (!stopping) throw error;
  } finally {
    worked.catch(() => {});
    await undoAll();
  }
}

/** Waits for a server that should run for ever, and says so when it ended by itself. */
export async function untilServerEnds(server: NextServer): Promise<never> {
  const code = await server.ended;
  throw new SetupError(
    `The web server ended by itself (exit code ${code}).`,
    "Its output above says why.",
  );
}
