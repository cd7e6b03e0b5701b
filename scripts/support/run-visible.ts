import { spawn } from "node:child_process";
import { childEnvironment, root } from "../environment";

/**
 * Runs a program with its output shown, and returns its exit code (1 when a signal ended it).
 * Throws when it cannot be started. Ctrl-C reaches the program through the terminal; other wishes
 * to stop are passed on, and this process waits for the program to clean up.
 */
export async function runVisible(
  command: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    env: childEnvironment(env),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const wait = () => {};
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", wait).on("SIGTERM", pass).on("SIGHUP", pass);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve(code ?? 1));
    });
  } finally {
    process.off("SIGINT", wait).off("SIGTERM", pass).off("SIGHUP", pass);
  }
}
