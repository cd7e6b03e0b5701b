import { spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { childEnvironment, dataFolder, root } from "../environment";
import { endGroup } from "../support/next-server";
import { SetupError } from "../support/setup-error";

export interface Usage {
  /** Resident, in MB. */
  memory: number;
  /** Since the start, in ms. */
  cpu: number;
}

export interface BenchServer {
  url: string;
  /** From the start of the process to the first answer 200, in ms. */
  coldStart: number;
  /** What the process, with whatever it started, holds in memory and has used of the processor. */
  usage(): Usage;
  stop(): Promise<void>;
}

export interface BenchServerOptions {
  /** Names the log, `.data/bench/<name>.log`. */
  name: string;
  /** Arguments of node. */
  args: string[];
  port: number;
  env: Record<string, string | undefined>;
  /** The first request; asked until it answers 200. */
  path: string;
}

const READY_MS = 60_000;

/** Starts a server in a process group of its own, and waits until it answers. */
export async function startBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const { name, args, port, path } = options;
  const url = `http://127.0.0.1:${port}`;
  const log = join(dataFolder, `bench/${name}.log`);
  mkdirSync(join(dataFolder, "bench"), { recursive: true });
  const output = openSync(log, "w");
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment({ ...options.env, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", output, output],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} did not start.`);
  // Ends with this process, however that ends.
  const onExit = () => void process.kill(-pid, "SIGKILL");
  process.once("exit", onExit);
  const stop = async () => {
    process.off("exit", onExit);
    await endGroup(pid);
  };
  let ended = false;
  child.once("exit", () => {
    ended = true;
    process.off("exit", onExit);
  });
  while (!ended && performance.now() - start < READY_MS) {
    const answer = await fetch(url + path).catch(() => null);
    const coldStart = performance.now() - start;
    await answer?.arrayBuffer();
    if (answer?.ok) return { url, coldStart, usage: () => usageOfGroup(pid), stop };
    await delay(2);
  }
  await stop();
  throw new SetupError(`The server "${name}" did not answer ${path}.`, `Read ${log}.`);
}

/** Of a process group. Read from /proc, hence on Linux only; elsewhere NaN. */
function usageOfGroup(leader: number): Usage {
  if (process.platform !== "linux") return { memory: Number.NaN, cpu: Number.NaN };
  const usage = { memory: 0, cpu: 0 };
  for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command name may hold spaces, so count from its closing parenthesis.
      const fields = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      if (fields[2] !== leader) continue;
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      usage.memory += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
      // In hundredths of a second, in user mode and in the kernel.
      usage.cpu += ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10;
    } catch {
      // It has just ended.
    }
  }
  return usage;
}
