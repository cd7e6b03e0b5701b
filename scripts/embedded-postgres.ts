import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { createCluster, diskFull, hasCluster, readRecord, writeRecord } from "./support/cluster";
import { withExclusiveLock } from "./support/exclusive-lock.mjs";
import { findFreePort, isPortFree } from "./support/free-port";
import { returnLease, takeLease } from "./support/leases";
import {
  type PostgresBinaries,
  type PostgresVersion,
  postgresBinaries,
} from "./support/postgres-binaries";
import { processCommand, processesIn, processIdentity } from "./support/processes.mjs";
import { type ServerAccount, serverAccount } from "./support/server-account";
import { SetupError } from "./support/setup-error";

export interface PostgresOptions {
  /** Folder of the cluster; made when missing. Beside it stand a lock and a list of users. */
  dataDir: string;
  /** 18 unless told. */
  version?: PostgresVersion;
  /** Fixed port; otherwise a free one is chosen once and kept while it is free. */
  port?: number;
  /** Server settings (postgresql.conf). They count only when this call starts the server. */
  settings?: Record<string, string>;
  onProgress?: (message: string) => void;
}

export interface EmbeddedPostgres {
  port: number;
  /** URL of the superuser `postgres`, database `postgres`. Holds the password. */
  superuserUrl: string;
  /** True when the server ran already. */
  reused: boolean;
  /** Stops the server, unless another living process has it from `startPostgres` too. */
  stop(): Promise<void>;
}

interface Cluster {
  dataDir: string;
  account: ServerAccount;
  binaries: PostgresBinaries;
}

const urlOf = (port: number, password: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** The running server of the cluster, which may be just starting; undefined when there is none. */
function findServer(dataDir: string): { port: number } | undefined {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!processIdentity(pid)) return undefined;
  const command = processCommand(pid);
  const isOurs = command.includes(dataDir) || command.includes(realpathSync(dataDir));
  return isOurs ? { port: Number(lines[3]) } : undefined;
}

/**
 * Removes what a killed server left, once no part of it runs any more. PostgreSQL does this itself,
 * except when the pid went to another program, or nobody has collected the dead process.
 */
function clearStalePid(dataDir: string): boolean {
  if (processesIn(realpathSync(dataDir)).length > 0) return false;
  rmSync(join(dataDir, "postmaster.pid"), { force: true });
  return true;
}

/** Waits until the server takes our password: it may be starting, or recovering from a crash. */
async function waitUntilReady(dataDir: string): Promise<number> {
  const { password } = readRecord(dataDir);
  const end = Date.now() + 60_000;
  for (;;) {
    const server = findServer(dataDir);
    if (!server) throw startFailed(dataDir);
    const sql = postgres(urlOf(server.port, password), { max: 1, connect_timeout: 5 });
    try {
      await sql`select 1`;
      return server.port;
    } catch (cause) {
      if (Date.now() > end) throw startFailed(dataDir, cause);
      await delay(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

function readLog(dataDir: string): string {
  const log = join(dataDir, "server.log");
  return existsSync(log) ? readFileSync(log, "utf8") : "";
}

function startFailed(dataDir: string, cause?: unknown): SetupError {
  const log = readLog(dataDir);
  if (log.includes("No space left on device")) return diskFull(dataDir, cause);
  const line = log.split("\n").find((text) => /\b(FATAL|PANIC)\b/.test(text));
  const reason = line?.replace(/^.*?(FATAL|PANIC): +/, "") ?? "it does not answer";
  return new SetupError(
    `PostgreSQL in ${dataDir} did not start: ${reason}.`,
    `Read ${join(dataDir, "server.log")}; if nothing in the database is needed, delete ${dataDir}.`,
    { cause },
  );
}

function writeSettings({ dataDir, account }: Cluster, settings: Record<string, string>): void {
  const file = join(dataDir, "freehold.conf");
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`,
  );
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  account.own(file);
}

async function choosePort(fixed: number | undefined, kept: number | undefined): Promise<number> {
  if (fixed === undefined) {
    return kept !== undefined && (await isPortFree(kept)) ? kept : findFreePort();
  }
  if (await isPortFree(fixed)) return fixed;
  throw new SetupError(
    `Port ${fixed} for PostgreSQL is taken by another program.`,
    "Stop that program, or choose another port.",
  );
}

/** One attempt to start. False when a passing condition is in the way and it is worth repeating. */
async function start(cluster: Cluster, options: PostgresOptions): Promise<boolean> {
  const { dataDir, account, binaries } = cluster;
  if (!clearStalePid(dataDir)) return false;
  const record = readRecord(dataDir);
  const port = await choosePort(options.port, record.port);
  if (port !== record.port) writeRecord(dataDir, { ...record, port }, account);
  writeSettings(cluster, {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    ...options.settings,
  });
  const log = join(dataDir, "server.log");
  rmSync(log, { force: true });
  const args = ["start", "-D", dataDir, "-l", log, "-w", "-t", "60", "-s"];
  if ((await account.run(binaries.pgCtl, args)).code === 0) return true;
  // Another program was quicker with the port, or children of a killed server are still ending.
  const passing = /could not bind|pre-existing shared memory block/;
  if (passing.test(readLog(dataDir))) return false;
  throw startFailed(dataDir);
}

async function startOrReuse(cluster: Cluster, options: PostgresOptions): Promise<boolean> {
  const { dataDir, account, binaries } = cluster;
  const { version = 18, onProgress } = options;
  if (!hasCluster(dataDir, version)) {
    onProgress?.(`Creating a PostgreSQL ${version} database cluster`);
    await createCluster(dataDir, version, binaries, account);
  }
  if (findServer(dataDir)) return true;
  onProgress?.(`Starting PostgreSQL ${version}`);
  account.own(dataDir);
  const end = Date.now() + 15_000;
  while (!(await start(cluster, options))) {
    if (Date.now() > end) throw startFailed(dataDir);
    await delay(200);
  }
  return false;
}

async function stopServer({ dataDir, account, binaries }: Cluster): Promise<void> {
  if (!existsSync(dataDir) || !findServer(dataDir)) return;
  const stop = (mode: string) =>
    account.run(binaries.pgCtl, ["stop", "-D", dataDir, "-m", mode, "-w", "-t", "30", "-s"]);
  if ((await stop("fast")).code !== 0) await stop("immediate");
}

const permissionDenied = (folder: string, cause: unknown) =>
  new SetupError(
    `The database folder ${folder} cannot be written.`,
    "Give this user write access to the project folder, or run as its owner.",
    { cause },
  );

/** What the operating system answered, as a sentence; anything else stays as it is. */
function explain(error: unknown, folder: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC") return diskFull(folder, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return permissionDenied(folder, error);
  }
  return error;
}

/**
 * Starts the PostgreSQL that npm installed, or finds it running. The server is a real one, listens
 * on 127.0.0.1 alone and asks for a generated password. It outlives a killed caller; the next call
 * finds it, or recovers from what a crash left. Calls at the same time do not collide.
 *
 * Throws a SetupError (message and fix) when the machine does not allow it.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const users = `${dataDir}.users`;
  const locked = async <T>(work: () => Promise<T>, onWait?: () => void): Promise<T> => {
    try {
      return await withExclusiveLock(`${dataDir}.lock`, work, onWait);
    } catch (error) {
      throw explain(error, dirname(dataDir));
    }
  };
  return locked(
    async () => {
      mkdirSync(dirname(dataDir), { recursive: true });
      const binaries = await postgresBinaries(options.version ?? 18);
      const cluster = { dataDir, binaries, account: await serverAccount(dataDir, binaries) };
      const reused = await startOrReuse(cluster, options);
      const port = await waitUntilReady(dataDir);
      const superuserUrl = urlOf(port, readRecord(dataDir).password);
      const lease = takeLease(users);
      const stop = () =>
        locked(async () => {
          if (existsSync(lease) && returnLease(users, lease)) await stopServer(cluster);
        });
      return { port, superuserUrl, reused, stop };
    },
    () => options.onProgress?.("Waiting for another command that is starting the database"),
  );
}
