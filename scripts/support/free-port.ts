import { randomInt } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { processCommand } from "./processes.mjs";
import { SetupError } from "./setup-error";

/** The system's error code for listening on the port; undefined when it may be had. */
function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether nothing listens on this port of 127.0.0.1. */
export const isPortFree = async (port: number) =>
  (await listenError(port, "127.0.0.1")) === undefined;

/** A free port below the range from which systems take ports for outgoing connections. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isPortFree(port)) return port;
  }
}

/** The program that listens on a port, as "name, pid"; undefined where that is not to be had. */
function listenerOf(port: number): string | undefined {
  if (process.platform !== "linux") return undefined;
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = ["tcp", "tcp6"].flatMap((table) => {
    try {
      return readFileSync(`/proc/net/${table}`, "utf8").split("\n");
    } catch {
      return [];
    }
  });
  const fields = rows.map((row) => row.trim().split(/\s+/));
  const listening = fields.filter((row) => row[1]?.endsWith(`:${hex}`) && row[3] === "0A");
  const sockets = new Set(listening.map((row) => `socket:[${row[9]}]`));
  const holds = (pid: string) => {
    try {
      const files = readdirSync(`/proc/${pid}/fd`);
      return files.some((file) => sockets.has(readlinkSync(`/proc/${pid}/fd/${file}`)));
    } catch {
      return false;
    }
  };
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && holds(name));
  if (!pid) return undefined;
  const name = processCommand(Number(pid)).split(" ")[0]?.split("/").at(-1);
  return `${name || "a program"}, pid ${pid}`;
}

/**
 * Makes sure that a web server can listen on the port, under the names localhost and 127.0.0.1.
 * Throws a SetupError that names the program which has it.
 */
export async function requireFreePort(port: number, script: string): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await listenError(port, host);
    if (code === "EADDRINUSE") {
      const listener = listenerOf(port);
      throw new SetupError(
        `Port ${port} is taken by another program${listener ? ` (${listener})` : ""}.`,
        `Stop it, or choose another port: PORT=${port + 1} npm run ${script}`,
      );
    }
    if (code === "EACCES") {
      throw new SetupError(
        `Port ${port} needs more rights than this user has.`,
        `Choose a port from 1024: PORT=3000 npm run ${script}`,
      );
    }
  }
}

/** Reads PORT; 3000 when it is unset. */
export function parsePort(text: string | undefined): number {
  const port = Number(text ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`PORT is "${text}".`, "Set it to a number from 1 to 65535.");
}
