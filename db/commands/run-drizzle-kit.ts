import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Runs drizzle-kit's own command in this terminal. Throws when it fails. */
export async function runDrizzleKit(args: string[]): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("drizzle-kit");
  const child = spawn(process.execPath, [join(dirname(entry), "bin.cjs"), ...args], {
    stdio: "inherit",
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0 && code !== "SIGINT") throw new Error(`drizzle-kit ${args[0]} failed (${code}).`);
}
