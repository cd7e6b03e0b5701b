import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "./processes.mjs";

let count = 0;

/** Notes that this process uses what `folder` stands for. Returns the name to give back. */
export function takeLease(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const lease = join(folder, `${processIdentity(process.pid)}-${++count}`);
  writeFileSync(lease, "");
  return lease;
}

/** Gives a lease back. Returns true when no living process holds another. */
export function returnLease(folder: string, lease: string): boolean {
  rmSync(lease, { force: true });
  const isAlive = (name: string) => {
    const identity = name.slice(0, name.lastIndexOf("-"));
    return processIdentity(Number.parseInt(identity, 10)) === identity;
  };
  for (const name of readdirSync(folder)) {
    if (isAlive(name)) return false;
    rmSync(join(folder, name), { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  return true;
}
