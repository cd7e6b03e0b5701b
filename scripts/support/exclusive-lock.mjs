import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { processIdentity } from "./processes.mjs";

const isHeld = (file) => {
  try {
    const holder = readFileSync(file, "utf8");
    // An empty file is one whose holder is just writing its name, or died doing so.
    if (holder === "") return Date.now() - statSync(file).mtimeMs < 5_000;
    return processIdentity(Number.parseInt(holder, 10)) === holder;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
};

const tryCreate = (file) => {
  try {
    writeFileSync(file, processIdentity(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    // A full disk lets the file be made, but not written.
    if (error.code === "ENOSPC") rmSync(file, { force: true });
    throw error;
  }
};

/** Removes a lock whose holder died. A second file keeps two processes from doing it at once. */
const removeDead = (file) => {
  const guard = `${file}.clear`;
  if (!tryCreate(guard)) {
    if (!isHeld(guard)) rmSync(guard, { force: true });
    return;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
};

/**
 * Runs `work` while this process alone holds `file`. Waits for a living holder; a dead one's lock
 * is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withExclusiveLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!tryCreate(file)) {
    if (!isHeld(file)) {
      removeDead(file);
      continue;
    }
    if (!told) onWait?.();
    told = true;
    await delay(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
