import { fork } from "node:child_process";
import { join } from "node:path";
import { childEnvironment, root } from "../environment";

/** Runs a file of this folder in a process of its own: one message in, one message back. */
export function runProgram<Result>(
  name: string,
  input: object,
  env: Record<string, string> = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(join(root, `scripts/bench/${name}.ts`), {
      cwd: root,
      env: childEnvironment(env),
      execArgv: ["--import", "tsx"],
    });
    child.once("error", reject);
    child.once("message", (result) => resolve(result as Result));
    child.once("exit", (code) => reject(new Error(`${name} ended with exit code ${code}.`)));
    child.send(input);
  });
}
