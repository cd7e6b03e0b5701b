import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { childEnvironment, root } from "../environment";
import { SetupError } from "./setup-error";

export interface NextServer {
  pid: number;
  /** Resolves with the exit code when the server has ended, for whatever reason. */
  ended: Promise<number>;
  /** Waits until `path` answers 200. Throws when the server ends before. */
  ready(path: string): Promise<void>;
  /** Ends the server and every process that it started. */
  stop(): Promise<void>;
}

export interface NextServerOptions {
  command: "dev" | "start";
  port: number;
  /** The address to listen on; all addresses when missing. */
  host?: string;
  env?: Record<string, string | undefined>;
}

/**
 * Room for what a page needs and forgets, in MB. V8's default of 16 fills within a few pages, and
 * what is alive just then is copied as if it were to stay: about a tenth of a busy server's time.
 */
export const YOUNG_GENERATION = ["--max-semi-space-size=64"];

const GRACE_MS = 10_000;
const READY_MS = 60_000;

export const nextProgram = () => createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Sends a signal to a whole process group. False when nothing of it is left. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process group: politely, and after ten seconds by force. */
export async function endGroup(leader: number): Promise<void> {
  signalGroup(leader, "SIGTERM");
  const end = Date.now() + GRACE_MS;
  while (Date.now() < end) {
    if (!signalGroup(leader, 0)) return;
    await delay(25);
  }
  signalGroup(leader, "SIGKILL");
}

/**
 * Starts Next in a process group of its own: a Ctrl-C in the terminal reaches only the caller, who
 * then ends the group with everything in it, grandchildren too.
 */
export function startNext(options: NextServerOptions): NextServer {
  const { command, port, host, env } = options;
  const flags = command === "start" ? YOUNG_GENERATION : [];
  const args = [...flags, nextProgram(), command, root, "--port", String(port)];
  if (host) args.push("--hostname", host);
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: "1", ...env, PORT: String(port) }),
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const pid = child.pid;
  if (pid === undefined) throw new SetupError("Next did not start.", "Run `npm ci`.");
  let hasEnded = false;
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => {
      hasEnded = true;
      resolve(code ?? 1);
    });
  });

  const ready = async (path: string) => {
    const url = `http://${host ?? "127.0.0.1"}:${port}${path}`;
    const end = Date.now() + READY_MS;
    let status = "nothing";
    while (!hasEnded && Date.now() < end) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(READY_MS) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      if (answer) status = String(answer.status);
      await delay(answer ? 1_000 : 100);
    }
    throw new SetupError(
      hasEnded
        ? "The web server ended before it was ready."
        : `The web server is not ready: ${path} answers ${status}.`,
      "Its output above says why; `npm run doctor` checks this machine.",
    );
  };

  const stop = async () => {
    await endGroup(pid);
    await ended;
  };
  return { pid, ended, ready, stop };
}
