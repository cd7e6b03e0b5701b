import { readFileSync } from "node:fs";
import type { Sql } from "postgres";

const sliceMs = 250;

/** Does the work with the number so and so; numbers count up from 0 for each work. */
export type Work = (number: number) => Promise<unknown>;

/** What one piece of work took on average, in ms. */
export interface Slice {
  time: number;
  /** Of the processor: of this process and of the database's, in ms; NaN where that is not told. */
  cpu: number;
}

/** Since they started, in ms. Read from /proc, hence on Linux only. */
function cpuOf(backends: number[]): number {
  const { user, system } = process.cpuUsage();
  if (process.platform !== "linux") return Number.NaN;
  const ran = backends.map((pid) => readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]);
  return (
    (user + system) / 1e3 + ran.reduce((all, nanoseconds) => all + Number(nanoseconds), 0) / 1e6
  );
}

/** The processes of the database that a pool's login is connected to. */
export async function backendsOf(pool: Sql): Promise<number[]> {
  const rows = await pool<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and usename = current_user`;
  return rows.map(({ pid }) => pid);
}

/**
 * Gives a function that repeats a work for a quarter of a second, on so many connections at once,
 * and tells what one took. `backends` are the pids of the database's side of the connections.
 */
export function slicesOf(connections: number, backends: () => number[]) {
  const numbers = new Map<Work, number>();
  return async (work: Work): Promise<Slice> => {
    const first = numbers.get(work) ?? 0;
    let number = first;
    const cpu = cpuOf(backends());
    const start = performance.now();
    const repeat = async () => {
      while (performance.now() - start < sliceMs) await work(number++);
    };
    await Promise.all(Array.from({ length: connections }, repeat));
    const time = performance.now() - start;
    numbers.set(work, number);
    const done = number - first;
    return { time: (time * connections) / done, cpu: (cpuOf(backends()) - cpu) / done };
  };
}
