import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { variable } from "../environment";
import { nodeProgram } from "./node-program";
import { runProcess } from "./run-process";
import { runVisible } from "./run-visible";
import { SetupError } from "./setup-error";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A browser that starts: one without its system libraries exists, but does not. */
async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  return runProcess(path, ["--version"]).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** The browser that the tests can use now; undefined when there is none. Installs nothing. */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = variable("PLAYWRIGHT_EXECUTABLE");
  if (chosen) return (await starts(chosen)) ? chosen : undefined;
  const folders = (variable("PATH") ?? "").split(delimiter);
  const system = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [chromium.executablePath(), ...system, ...PLACES]) {
    if (await starts(path)) return path;
  }
  return undefined;
}

const install = (command: string, ...args: string[]) =>
  runVisible(command, args, { DEBIAN_FRONTEND: "noninteractive" }).catch(() => 1);

/** Finds a browser, or installs one: Playwright's own, else Debian's package when root. */
export async function requireBrowser(): Promise<string> {
  const present = await findBrowser();
  if (present) return present;
  if (variable("PLAYWRIGHT_EXECUTABLE")) {
    throw new SetupError(
      `PLAYWRIGHT_EXECUTABLE (${variable("PLAYWRIGHT_EXECUTABLE")}) does not start.`,
      "Set it to a Chromium or Chrome, or leave it out.",
    );
  }
  console.log("Installing a browser for the tests …");
  await install(process.execPath, nodeProgram("playwright"), "install", "chromium");
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Playwright's browser is not to be had; trying the system's package …");
    await install("apt-get", "update", "-qq");
    await install("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
  }
  const installed = await findBrowser();
  if (installed) return installed;
  throw new SetupError(
    "There is no browser for the e2e tests, and none could be installed.",
    "Install Chromium or Chrome (Debian: sudo apt-get install chromium), or set PLAYWRIGHT_EXECUTABLE.",
  );
}
