import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const ps = (pid, column) => {
  const result = spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" });
  return result.stdout?.trim() || undefined;
};

/**
 * Names one run of a process: its pid and start time, so that a recycled pid is told apart.
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process is alive
 */
export function processIdentity(pid) {
  if (process.platform === "linux") {
    try {
      // The command name (second field) may hold spaces, so count from its closing parenthesis.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : `${pid}@${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return undefined;
  }
  return `${pid}@${ps(pid, "lstart") ?? ""}`;
}

/**
 * @param {number} pid
 * @returns {string} the command line, parts joined by spaces; empty when it is not to be had
 */
export function processCommand(pid) {
  if (process.platform !== "linux") return ps(pid, "command") ?? "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/**
 * @param {string} folder a real path
 * @returns {number[]} the processes whose working directory it is; none where that is not to be had
 */
export function processesIn(folder) {
  if (process.platform !== "linux") return [];
  const worksIn = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter(worksIn)
    .map(Number);
}
