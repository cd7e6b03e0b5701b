import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { findFreePort } from "@/scripts/support/free-port";
import { connected } from "./database-server";

/** The account that Linux calls nobody: PgBouncer refuses to run as root. */
const nobody = 65534;

const places = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

/** The installed program, such as Debian's package `pgbouncer` brings it. */
export const pgbouncer = places
  .map((place) => join(place, "pgbouncer"))
  .find((path) => existsSync(path));

export interface Pooler {
  /** `DATABASE_URL` through the pooler. */
  url: string;
  stop(): Promise<void>;
}

/** Starts PgBouncer in transaction mode before the database of `url`, with SCRAM on both sides. */
export async function startPgbouncer(url: string, poolSize: number): Promise<Pooler> {
  if (!pgbouncer) throw new Error("PgBouncer is not installed");
  const target = new URL(url);
  const name = target.pathname.slice(1);
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), "freehold-pgbouncer-"));
  const file = (name_: string, text: string) => {
    writeFileSync(join(folder, name_), text, { mode: 0o600 });
    return join(folder, name_);
  };
  const users = file(
    "users.txt",
    `"${target.username}" "${decodeURIComponent(target.password)}"\n`,
  );
  const settings = file(
    "pgbouncer.ini",
    `[databases]
${name} = host=${target.hostname} port=${target.port} dbname=${name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 100
logfile = ${file("pgbouncer.log", "")}
`,
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    for (const path of [folder, users, settings, join(folder, "pgbouncer.log")]) {
      chownSync(path, nobody, nobody);
    }
  }
  const child = spawn(pgbouncer, ["--quiet", settings], {
    cwd: "/",
    stdio: "ignore",
    ...(isRoot && { uid: nobody, gid: nobody }),
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const through = new URL(url);
  through.port = `${port}`;
  await answers(through.toString(), child, () =>
    readFileSync(join(folder, "pgbouncer.log"), "utf8"),
  ).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: through.toString(), stop };
}

/** Until it answers, or has ended. */
function answers(url: string, child: ChildProcess, log: () => string) {
  const ask = async () => {
    if (child.exitCode !== null) return `PgBouncer did not start: ${log()}`;
    await connected(url, (sql) => sql`select 1`.simple());
    return undefined;
  };
  return vi.waitFor(ask, { timeout: 15_000, interval: 50 }).then((problem) => {
    if (problem) throw new Error(problem);
  });
}
