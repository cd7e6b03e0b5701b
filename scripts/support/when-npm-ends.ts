import { readFileSync } from "node:fs";
import { isRunByNpm } from "../environment";
import { runProcess } from "./run-process";

const CHECK_MS = 500;

async function parentOf(pid: number): Promise<number> {
  if (process.platform === "linux") {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  }
  return Number((await runProcess("ps", ["-o", "ppid=", "-p", String(pid)])).output);
}

/**
 * Calls `then` when the npm that runs this script is gone. A killed npm tells its script nothing,
 * which would go on unseen. Does nothing when the script was not started by npm.
 */
export async function whenNpmEnds(then: () => void): Promise<void> {
  if (!isRunByNpm || process.platform === "win32") return;
  const shell = process.ppid;
  const npm = await parentOf(shell).catch(() => 0);
  const timer = setInterval(async () => {
    const isGone = process.ppid !== shell || (await parentOf(shell).catch(() => 0)) !== npm;
    if (!isGone) return;
    clearInterval(timer);
    then();
  }, CHECK_MS);
  timer.unref();
}
