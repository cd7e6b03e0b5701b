import { statfsSync } from "node:fs";
import { root, variable } from "../environment";
import { findBrowser } from "./browser";
import { describeError } from "./describe-error";
import { type Finding, fail, ok, warn } from "./finding";
import { parsePort, requireFreePort } from "./free-port";
import { lockfileDifferences } from "./install-dependencies.mjs";

const GIGABYTE = 1024 ** 3;

function checkNode(): Finding {
  const { node } = process.versions;
  const major = Number(node.split(".")[0]);
  if (major % 2 === 0 && major <= 24) return ok("Node", node);
  return warn("Node", `${node} is not tested with this version.`, "Use Node 20, 22 or 24.");
}

function checkLockfile(): Finding {
  const differences = lockfileDifferences(root).join(", ");
  if (!differences) return ok("Dependencies", "installed as package-lock.json says");
  return fail("Dependencies", `package-lock.json differs on ${differences}.`, "Run `npm install`.");
}

function checkDisk(): Finding {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / GIGABYTE;
  const text = `${free.toFixed(1)} GB free`;
  const fix = "Free some space: node_modules, builds and the database need about 2 GB.";
  if (free < 0.2) return fail("Disk", text, fix);
  return free < 1 ? warn("Disk", text, fix) : ok("Disk", text);
}

async function answersAsFreehold(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2_000);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal });
    return ((await answer.json()) as { status?: unknown }).status === "ok";
  } catch {
    return false;
  }
}

async function checkPort(): Promise<Finding> {
  try {
    const port = parsePort(variable("PORT"));
    if (await answersAsFreehold(port)) return ok("Port", `${port}: Freehold is running`);
    await requireFreePort(port, "dev");
    return ok("Port", `${port} is free`);
  } catch (error) {
    const { message, fix } = describeError(error);
    return fail("Port", message, fix ?? "Choose another port.");
  }
}

async function checkBrowser(): Promise<Finding> {
  const browser = await findBrowser();
  if (browser) return ok("Browser", browser);
  return warn("Browser", "none for the e2e tests", "`npm test` installs one.");
}

/** What this machine must have, whatever the environment. */
export async function checkMachine(): Promise<Finding[]> {
  return [checkNode(), checkLockfile(), checkDisk(), await checkPort(), await checkBrowser()];
}
