import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { withActor } from "@/db/actor";
import type { Command } from "../command";
import { prepareEnvironment, variable } from "../environment";
import { describeError } from "./describe-error";

/** Prints what went wrong and what to do; the stack only when DEBUG is set. */
function reportError(error: unknown): void {
  const { message, fix } = describeError(error);
  console.error(`\n✗ ${message}`);
  if (fix) console.error(`  ${fix}`);
  if (variable("DEBUG")) console.error(error);
  else if (!fix) console.error("  Set DEBUG=1 to see where it happened.");
}

/** Runs with the environment that the command needs, and puts back what was started for it. */
async function runPrepared(command: Command, args: string[]): Promise<void> {
  if (command.needs === "none") return command.run(args);
  const environment = await prepareEnvironment({
    database: command.needs === "database",
    onProgress: (message) => console.error(`${message} …`),
  });
  const interrupted = async () => {
    await environment.stop();
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupted);
  try {
    await command.run(args);
  } finally {
    await environment.stop();
  }
}

/**
 * Runs a command file with its arguments, or prints its help. Ends the process: exit code 0 when
 * it worked, else 1 (or what the command put into `process.exitCode`).
 */
export async function runCommand(file: string, args: string[]): Promise<never> {
  try {
    const { default: command } = (await import(pathToFileURL(file).href)) as { default: Command };
    if (args.includes("--help") || args.includes("-h")) {
      console.log(`${command.summary}\n\n${command.usage}`);
    } else {
      const name = (file.includes("/db/commands/") ? "db:" : "") + basename(file, ".ts");
      await withActor({ user: `system:${name}` }, () => runPrepared(command, args));
    }
  } catch (error) {
    reportError(error);
    process.exitCode ||= 1;
  }
  process.exit();
}
