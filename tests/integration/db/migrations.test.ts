import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { readMigrationFiles } from "@/db/migrations/migration-files";
import { migrationStatus } from "@/db/migrations/migration-status";
import { reset } from "@/db/migrations/reset";
import { rollback } from "@/db/migrations/rollback";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/database-fingerprint";
import { copyMigrations } from "@/tests/support/database-migrations";

const names = readMigrationFiles().map(({ name }) => name);
const notes = {
  name: "create_notes",
  up: "create table notes (id text primary key)",
  down: "drop table notes",
};

let database: TestDatabase;
let owner: Sql;
let url: string;

beforeEach(async () => {
  database = await createTestDatabase(inject("superuserUrl"));
  url = database.ownerUrl;
  owner = postgres(url, { max: 1, onnotice: () => {} });
});

afterEach(async () => {
  await owner.end();
  await database.drop();
});

const ledger = () => owner`select created_at from drizzle.__drizzle_migrations`;
const exists = async (table: string) =>
  (await owner`select to_regclass(${table}) is not null as found`)[0]?.found;

describe("migrate", () => {
  test("applies every migration once, and the second time none", async () => {
    expect(await migrate({ url })).toEqual(names);
    expect(await migrate({ url })).toEqual([]);
    expect(await ledger()).toHaveLength(names.length);
  });

  test("refuses a migration that was edited after it was applied, and changes nothing", async () => {
    const folder = copyMigrations();
    await migrate({ url, folder });
    appendFileSync(join(folder, `${names[1]}.sql`), "\ncreate table sneaked_in ();\n");
    const edited = copyMigrations([notes]);
    appendFileSync(join(edited, `${names[1]}.sql`), "\n-- changed\n");
    for (const changed of [folder, edited]) {
      await expect(migrate({ url, folder: changed })).rejects.toThrow(
        `${names[1]}.sql changed after it was applied`,
      );
    }
    expect(await exists("notes")).toBe(false);
    const states = await migrationStatus({ url, folder });
    expect(states.filter(({ state }) => state === "edited").map(({ name }) => name)).toEqual([
      names[1],
    ]);
  });

  test("takes changed line ends for no edit", async () => {
    await migrate({ url });
    const folder = copyMigrations();
    const path = join(folder, `${names[0]}.sql`);
    const { readFileSync, writeFileSync } = await import("node:fs");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
    expect(await migrate({ url, folder })).toEqual([]);
  });

  test("says that newer code ran here when the database has more than the code", async () => {
    await migrate({ url, folder: copyMigrations([notes]) });
    const messages: string[] = [];
    expect(await migrate({ url, onProgress: (message) => messages.push(message) })).toEqual([]);
    expect(messages).toEqual([expect.stringContaining("newer code ran here")]);
    const states = await migrationStatus({ url });
    expect(states.at(-1)?.state).toBe("unknown");
  });

  test("refuses when database and code have each a migration that the other lacks", async () => {
    await migrate({ url, folder: copyMigrations([notes]) });
    const other = { name: "create_others", up: "create table others ()" };
    const folder = copyMigrations([other], 5000);
    await expect(migrate({ url, folder })).rejects.toThrow(/newer code.*create_others/);
    expect(await exists("others")).toBe(false);
  });

  test("leaves nothing of a migration that fails, and names the line", async () => {
    const up = "create table first ();\ncreate table second ();\nselect no_such_function();";
    const folder = copyMigrations([{ name: "fail_at_the_end", up }]);
    await expect(migrate({ url, folder })).rejects.toThrow(
      /fail_at_the_end\.sql failed at line 3: .*no_such_function/,
    );
    expect(await exists("first")).toBe(false);
    expect(await ledger()).toHaveLength(names.length);
  });

  test("is what Drizzle's own migrator understands", async () => {
    await migrate({ url });
    const { drizzle } = await import("drizzle-orm/postgres-js");
    const stock = await import("drizzle-orm/postgres-js/migrator");
    await stock.migrate(drizzle(owner), { migrationsFolder: "drizzle" });
    expect(await ledger()).toHaveLength(names.length);
  });

  test("goes on where Drizzle's own migrator stopped", async () => {
    const { drizzle } = await import("drizzle-orm/postgres-js");
    const stock = await import("drizzle-orm/postgres-js/migrator");
    await stock.migrate(drizzle(owner), { migrationsFolder: "drizzle" });
    expect((await migrationStatus({ url })).every(({ state }) => state === "applied")).toBe(true);
    expect(await migrate({ url, folder: copyMigrations([notes]) })).toHaveLength(1);
  });
});

test("the forms of a URL that hosting providers hand out work as they are", async () => {
  const foreign = "sslmode=prefer&channel_binding=require&schema=public&connect_timeout=15";
  expect(await migrate({ url: `${url}?${foreign}&pool_timeout=5` })).toEqual(names);
  expect(await migrate({ url: `${url}?pgbouncer=true&connection_limit=1` })).toEqual([]);
});

describe("status", () => {
  test("tells what is pending, and may be read by the application", async () => {
    expect((await migrationStatus({ url })).map(({ state }) => state)).toEqual(
      names.map(() => "pending"),
    );
    await migrate({ url, applicationUrl: database.appUrl });
    const states = await migrationStatus({ url: database.appUrl });
    expect(states.map(({ name }) => name)).toEqual(names);
    for (const { state, appliedAt } of states) {
      expect(state).toBe("applied");
      expect(appliedAt).toBeInstanceOf(Date);
    }
  });
});

describe("rollback", () => {
  test("undoes the newest migrations, newest first, and they can be applied again", async () => {
    const folder = copyMigrations([notes, { ...notes, name: "rename_notes", up: rename, down }]);
    await migrate({ url, folder });
    expect(await rollback({ url, folder, steps: 2 })).toEqual([
      expect.stringMatching(/_rename_notes$/),
      expect.stringMatching(/_create_notes$/),
    ]);
    expect(await exists("notes")).toBe(false);
    expect(await ledger()).toHaveLength(names.length);
    expect(await migrate({ url, folder })).toHaveLength(2);
    expect(await exists("remarks")).toBe(true);
  });
  const rename = "alter table notes rename to remarks";
  const down = "alter table remarks rename to notes";

  test("changes nothing when one of the down files is missing", async () => {
    const { down: _, ...withoutDown } = notes;
    const folder = copyMigrations([
      withoutDown,
      { name: "more", up: "select 1", down: "select 1" },
    ]);
    await migrate({ url, folder });
    await expect(rollback({ url, folder, steps: 2 })).rejects.toThrow(
      /create_notes cannot be rolled back: .*down\/.*create_notes\.sql is missing/,
    );
    expect(await ledger()).toHaveLength(names.length + 2);
  });

  test("refuses a migration that this code does not know", async () => {
    await migrate({ url, folder: copyMigrations([notes]) });
    await expect(rollback({ url, steps: 1 })).rejects.toThrow("unknown to this code");
  });

  test("leaves both schema and ledger when a down file fails", async () => {
    const folder = copyMigrations([{ ...notes, down: "drop table notes; select nothing_like_it" }]);
    await migrate({ url, folder });
    await expect(rollback({ url, folder, steps: 1 })).rejects.toThrow("nothing_like_it");
    expect(await exists("notes")).toBe(true);
    expect(await ledger()).toHaveLength(names.length + 1);
  });

  test("every migration has a down file, and every down file a migration", () => {
    expect(readdirSync("drizzle/down").sort()).toEqual(names.map((name) => `${name}.sql`).sort());
  });
});

test("reset leaves the schema of an empty database, which can be migrated again", async () => {
  const empty = await fingerprint(owner);
  await migrate({ url });
  await owner`create table public.stray ()`;
  await reset({ url });
  expect(await fingerprint(owner)).toEqual(empty);
  expect(await migrate({ url })).toEqual(names);
});

test("an unreachable server is one sentence, without the password", async () => {
  const wrong = new URL(url);
  wrong.password = "not-the-password";
  const error = await migrate({ url: wrong.toString() }).catch((reason: Error) => reason);
  expect(String(error)).toMatch(/Cannot connect to 127\.0\.0\.1:\d+\/test_\w+ as owner: /);
  expect(String(error)).not.toContain("not-the-password");
});
