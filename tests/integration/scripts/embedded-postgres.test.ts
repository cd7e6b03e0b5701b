import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/embedded-postgres";
import { processIdentity } from "@/scripts/support/processes.mjs";

let folder: string;
let dataDir: string;
const started: EmbeddedPostgres[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "freehold-pg-"));
  dataDir = join(folder, "pg");
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: { version?: 15 | 18; port?: number } = {}) {
  const server = await startPostgres({ dataDir, settings: { fsync: "off" }, ...options });
  started.push(server);
  return server;
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await sql.unsafe(text))[0];
  } finally {
    await sql.end();
  }
}

const postmaster = () =>
  Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);

/** A process that has ended may wait a moment to be collected; both mean that it is gone. */
const untilGone = (pid: number) => expect.poll(() => processIdentity(pid)).toBeUndefined();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error & { fix?: string }) => ({ message: error.message, fix: error.fix }),
  );

describe("a new server", () => {
  test.each([18, 15] as const)("of version %i is UTF-8, local and closed", async (version) => {
    const server = await start({ version });
    expect(server.reused).toBe(false);
    const row = await query(
      server.superuserUrl,
      `select current_setting('server_version_num')::int / 10000 as version,
        current_setting('server_encoding') as encoding, current_setting('listen_addresses') as hosts,
        current_setting('unix_socket_directories') as sockets, lower('ÄÖ') as lowered,
        (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open`,
    );
    expect(row).toMatchObject({
      version,
      encoding: "UTF8",
      hosts: "127.0.0.1",
      sockets: "",
      open: 0,
    });
    // Version 18 knows Unicode without the system's locales; 15 in locale C leaves it alone.
    expect(row?.lowered).toBe(version === 18 ? "äö" : "ÄÖ");

    const wrong = new URL(server.superuserUrl);
    wrong.password = "guess";
    await expect(query(wrong.toString(), "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(dataDir, "freehold.json")).mode & 0o077).toBe(0);
  });

  test("leaves nothing but its data when it stops", async () => {
    const server = await start();
    const pid = postmaster();
    await server.stop();
    await untilGone(pid);
    expect(existsSync(`${dataDir}.users`)).toBe(false);
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });
});

describe("a running server", () => {
  test("is reused, and stops when its last user does", async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ reused: true, superuserUrl: first.superuserUrl });
    await first.stop();
    await query(second.superuserUrl, "select 1");
    await second.stop();
    await expect(query(second.superuserUrl, "select 1")).rejects.toThrow();
  });

  test("keeps port, password and data from one start to the next", async () => {
    const first = await start();
    await query(first.superuserUrl, "create table kept (id int)");
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ reused: false, superuserUrl: first.superuserUrl });
    await query(second.superuserUrl, "select * from kept");
  });

  test("survives the kill of the process that started it, and is found again", async () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(join(process.cwd(), "scripts/embedded-postgres.ts"))};
      const { superuserUrl } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(superuserUrl);
      setInterval(() => {}, 1000);`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise<string>((resolve) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    const pid = postmaster();
    const server = await start();
    expect(server).toMatchObject({ reused: true, superuserUrl: url });
    expect(postmaster()).toBe(pid);
    // The dead process no longer counts as a user.
    await server.stop();
    await untilGone(pid);
  });
});

describe("after a crash", () => {
  test("a killed server recovers what was committed", async () => {
    const first = await start();
    await query(first.superuserUrl, "create table kept (id int)");
    process.kill(postmaster(), "SIGKILL");
    const second = await start();
    expect(second.reused).toBe(false);
    await query(second.superuserUrl, "select * from kept");
  });

  test("a pid that went to another program is not taken for the server", async () => {
    const first = await start();
    const file = join(dataDir, "postmaster.pid");
    const stale = readFileSync(file, "utf8").replace(/^\d+/, String(process.pid));
    await first.stop();
    writeFileSync(file, stale);
    expect((await start()).reused).toBe(false);
  });

  test("what an interrupted creation left is cleared away", async () => {
    mkdirSync(`${dataDir}.new/base`, { recursive: true });
    writeFileSync(`${dataDir}.new/PG_VERSION`, "18\n");
    writeFileSync(`${dataDir}.password`, "left behind");
    writeFileSync(`${dataDir}.lock`, "999999999@1");
    await start();
    expect(existsSync(`${dataDir}.new`)).toBe(false);
    expect(existsSync(`${dataDir}.password`)).toBe(false);
  });
});

test("starts at the same time share one server", async () => {
  const servers = await Promise.all([start(), start(), start(), start()]);
  expect(servers.filter(({ reused }) => !reused)).toHaveLength(1);
  expect(new Set(servers.map(({ superuserUrl }) => superuserUrl)).size).toBe(1);
});

describe("what cannot work is said in one sentence, with what to do", () => {
  test("a folder that is not a whole database is refused and left alone", async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "PG_VERSION"), "18\n");
    expect(await refusal(start())).toEqual({
      message: `${dataDir} is not a whole database: freehold.json is missing.`,
      fix: expect.stringContaining("delete it"),
    });
    expect(readFileSync(join(dataDir, "PG_VERSION"), "utf8")).toBe("18\n");
  });

  test("a database of another version is refused and left alone", async () => {
    await (await start({ version: 15 })).stop();
    const refused = await refusal(start({ version: 18 }));
    expect(refused?.message).toContain("was made by PostgreSQL 15, but this is PostgreSQL 18");
    expect((await start({ version: 15 })).reused).toBe(false);
  });

  test("a taken port is named when it was asked for, and avoided when it was not", async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(first.port, "127.0.0.1", resolve));
    try {
      const refused = await refusal(start({ port: first.port }));
      expect(refused?.message).toBe(
        `Port ${first.port} for PostgreSQL is taken by another program.`,
      );
      expect((await start()).port).not.toBe(first.port);
    } finally {
      squatter.close();
    }
  });

  test("a broken setting is quoted from the server's log", async () => {
    await (await start()).stop();
    const refused = await refusal(
      startPostgres({ dataDir, settings: { max_connections: "lots" } }),
    );
    expect(refused?.message).toContain("did not start");
    expect(refused?.fix).toContain("server.log");
  });
});
