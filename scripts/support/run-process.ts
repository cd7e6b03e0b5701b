import { type SpawnOptions, spawn } from "node:child_process";

/** What a finished program left: its exit code (null when a signal ended it) and all its output. */
export interface ProcessResult {
  code: number | null;
  output: string;
}

/** Runs a program to its end and collects what it printed. Throws only when it cannot be started. */
export function runProcess(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}
