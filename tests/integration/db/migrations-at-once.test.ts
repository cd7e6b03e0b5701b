import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import postgres, { type Sql } from "postgres";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { readMigrationFiles } from "@/db/migrations/migration-files";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { copyMigrations } from "@/tests/support/database-migrations";

const patience = { timeout: 15_000, interval: 20 };
const names = readMigrationFiles().map(({ name }) => name);
let database: TestDatabase;
let owner: Sql;

beforeEach(async () => {
  database = await createTestDatabase(inject("superuserUrl"));
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
});

afterEach(async () => {
  await owner.end();
  await database.drop();
});

interface Run {
  child: ChildProcess;
  output: () => string;
  exit: Promise<unknown[]>;
}

function run(args: string[]): Run {
  const { appUrl, ownerUrl } = database;
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: appUrl, DIRECT_URL: ownerUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return { child, output: () => output, exit: once(child, "close") };
}

const waiting = async (event: string) => {
  const [row] = await owner`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event = ${event} and pid <> pg_backend_pid()`;
  return row?.pid as number | undefined;
};

test("four migrate commands at once apply each migration once, and all succeed", async () => {
  const runs = [1, 2, 3, 4].map(() => run(["scripts/run.mjs", "db/commands/migrate.ts"]));
  for (const { exit, output } of runs) expect(await exit, output()).toEqual([0, null]);
  const all = runs.map(({ output }) => output()).join("");
  for (const name of names) expect(all.split(`Applying ${name}\n`)).toHaveLength(2);
  expect(await owner`select from drizzle.__drizzle_migrations`).toHaveLength(names.length);
});

test("a migrator that is killed half-way leaves nothing half done, and the next one goes on", async () => {
  const folder = copyMigrations([
    { name: "first", up: "create table first_table ()" },
    // Stops in the middle for as long as the test holds that lock.
    { name: "second", up: "create table half_table (); select pg_advisory_xact_lock(77);" },
  ]);
  const gate = await owner.reserve();
  await gate`select pg_advisory_lock(77)`;
  const killed = run([
    "--import",
    "tsx",
    "tests/support/database-migrate-folder.ts",
    database.ownerUrl,
    folder,
  ]);
  await vi.waitFor(
    async () => expect(await waiting("advisory"), killed.output()).toBeDefined(),
    patience,
  );
  killed.child.kill("SIGKILL");
  expect(await killed.exit).toEqual([null, "SIGKILL"]);

  const messages: string[] = [];
  const again = migrate({
    url: database.ownerUrl,
    folder,
    onProgress: (message) => messages.push(message),
  });
  // The server notices that its client is gone although the statement is still waiting.
  await vi.waitFor(() => expect(messages.at(-1)).toMatch(/^Applying .*_second$/), patience);
  await gate`select pg_advisory_unlock(77)`;
  gate.release();
  expect(await again).toEqual([expect.stringMatching(/_second$/)]);
  const [row] = await owner`select to_regclass('half_table') is not null as found`;
  expect(row?.found).toBe(true);
  expect(await owner`select from drizzle.__drizzle_migrations`).toHaveLength(names.length + 2);
});

test("a migrator that waits for another one says so", async () => {
  const folder = copyMigrations([{ name: "slow", up: "select pg_advisory_xact_lock(78)" }]);
  const gate = await owner.reserve();
  await gate`select pg_advisory_lock(78)`;
  const first = migrate({ url: database.ownerUrl, folder });
  await vi.waitFor(async () => expect(await waiting("advisory")).toBeDefined(), patience);
  const messages: string[] = [];
  const second = migrate({
    url: database.ownerUrl,
    folder,
    onProgress: (message) => messages.push(message),
  });
  await vi.waitFor(
    () => expect(messages).toEqual(["Waiting for another process that is migrating this database"]),
    patience,
  );
  await gate`select pg_advisory_unlock(78)`;
  gate.release();
  expect(await first).toHaveLength(names.length + 1);
  expect(await second).toEqual([]);
});
