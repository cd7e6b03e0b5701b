import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { describeCoverage } from "@/lib/audit-logs/describe-verdict";
import { readSeals } from "@/lib/audit-logs/read-seals";
import { computeSeal } from "@/lib/audit-logs/seal";
import { sealAuditLog } from "@/lib/audit-logs/seal-audit-log";
import { sealKeys } from "@/lib/audit-logs/seal-key";
import { env } from "@/lib/env";
import { taskList } from "@/lib/jobs/task-list";
import { sealAuditLog as task } from "@/lib/jobs/tasks/seal-audit-log";
import { openSealedLog } from "@/tests/support/audit-seals";

const log = openSealedLog();
const { owner } = log;
afterAll(() => log.end());
beforeEach(() => log.clear());

/** What the seals list, in the order of the seals. */
const sealed = async () => {
  const rows = await owner<{ id: string }[]>`
    select u.id::text as id from audit_seals s, unnest(s.row_ids) u(id) order by s.number`;
  return rows.map(({ id }) => id);
};
const clean = { row: null, seal: null, archive: null, tampered: 0, unproved: 0 };

/** A transaction that has written and is ended when told. */
async function openTransaction(tag: string) {
  let end: (how: "commit" | "rollback") => void = () => {};
  const told = new Promise<string>((resolve) => {
    end = resolve;
  });
  let ended: Promise<unknown> = Promise.resolve();
  const id = await new Promise<string>((resolve, reject) => {
    ended = owner.begin(async (tx) => {
      await tx`insert into users (id, name, email) values (${tag}, 'Ada', ${`${tag}@example.com`})`;
      const [row] = await tx`select id::text as id from audit_logs where row_id = ${tag}`;
      resolve(row?.id);
      if ((await told) === "rollback") throw new Error("rolled back");
    });
    ended.catch(reject);
  });
  return {
    id,
    async end(how: "commit" | "rollback") {
      end(how);
      await ended.catch((error: Error) => expect(error.message).toBe("rolled back"));
    },
  };
}

describe("a run of sealing", () => {
  test("covers each row once, and leaves nothing to the next", async () => {
    const ids = await log.write(7);
    expect(await log.seal()).toMatchObject({ number: 1, rows: 7 });
    expect(await log.seal()).toBeNull();
    const more = await log.write(2);
    expect(await log.seal()).toMatchObject({ number: 2, rows: 2 });
    expect((await sealed()).sort()).toEqual([...ids, ...more].sort());
    expect(await log.verify()).toMatchObject({ ...clean, rows: 9, seals: 2 });
  });

  test("makes a seal of at most 5,000 rows, and one for each month", async () => {
    await owner`insert into users (id, name, email)
      select 'many-' || n, 'Ada', 'many-' || n || '@example.com' from generate_series(1, 10200) n`;
    await owner`update audit_logs set changed_at = changed_at - interval '40 days' where id % 100 = 0`;
    expect(await log.seal()).toMatchObject({ number: 4, rows: 10_200 });
    const seals = await owner`
      select row_count, month < date_trunc('month', now()) as "isOld" from audit_seals order by number`;
    const counts = seals.map(({ row_count, isOld }) => (isOld ? -row_count : row_count));
    expect(counts.toSorted((a, b) => a - b)).toEqual([-102, 98, 5000, 5000]);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 10_200 });
  });

  test("neither misses nor awaits rows of open transactions", async () => {
    const early = await openTransaction("early");
    const undone = await openTransaction("undone");
    const [first] = await log.write(1);
    expect(await log.seal()).toMatchObject({ rows: 1 });
    const late = await openTransaction("late");
    await early.end("commit");
    await undone.end("rollback");
    expect(await log.seal()).toMatchObject({ rows: 1 });
    expect(await log.seal()).toBeNull();
    await late.end("commit");
    await log.seal();
    expect(await sealed()).toEqual([first, early.id, late.id]);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 3, unsealed: { rows: 0 } });
  });

  test("knows rows of savepoints by their transaction", async () => {
    await owner.begin(async (tx) => {
      await tx`savepoint one`;
      await tx`insert into users (id, name, email) values ('kept', 'Ada', 'kept@example.com')`;
      await tx`release savepoint one`;
      await tx`savepoint two`;
      await tx`insert into users (id, name, email) values ('gone', 'Ada', 'gone@example.com')`;
      expect(await log.seal()).toBeNull();
      await tx`rollback to savepoint two`;
    });
    expect(await log.seal()).toMatchObject({ rows: 1 });
    expect(await log.verify()).toMatchObject({ ...clean, rows: 1 });
  });

  test("is one at a time, and the others do not wait", async () => {
    await log.write(3);
    const heads = await Promise.all(
      Array.from({ length: 6 }, () => owner.begin((tx) => sealAuditLog(tx))),
    );
    expect(heads.filter(Boolean)).toHaveLength(1);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 3 });
  });

  test("keeps nobody from writing while it runs", async () => {
    await log.write(2);
    await owner.begin(async (tx) => {
      expect(await sealAuditLog(tx)).toMatchObject({ rows: 2 });
      const others = await log.write(2, "meanwhile");
      expect(others).toHaveLength(2);
    });
    expect(await log.seal()).toMatchObject({ rows: 2 });
    expect(await log.verify()).toMatchObject({ ...clean, rows: 4 });
  });

  test("that fails leaves nothing", async () => {
    await log.write(2);
    const failed = owner.begin(async (tx) => {
      await sealAuditLog(tx);
      throw new Error("the connection is lost");
    });
    await expect(failed).rejects.toThrow("the connection is lost");
    expect(await log.seal()).toMatchObject({ number: 1, rows: 2 });
  });

  test("refuses a snapshot that may be older than the seals", async () => {
    const run = owner.begin("isolation level repeatable read", (tx) => sealAuditLog(tx));
    await expect(run).rejects.toThrow("read committed");
  });
});

test("under writers that commit, roll back and take their time, no row is missed or sealed twice", async () => {
  const writers = postgres(env.DIRECT_URL, { max: 8, fetch_types: false });
  let writing = true;
  let runs = 0;
  const write = async (writer: number) => {
    for (let n = 0; n < 60; n++) {
      const work = writers.begin(async (tx) => {
        for (let row = 0; row <= (writer * 7 + n) % 5; row++) {
          const id = `w${writer}-${n}-${row}`;
          await tx`insert into users (id, name, email) values (${id}, 'Ada', ${`${id}@example.com`})`;
        }
        // Some stay open over several runs of sealing.
        const wait = n % 10 === writer ? runs + 3 : runs;
        while (writing && runs < wait) await tx`select 1`;
        if (n % 4 === 0) throw new Error("rolled back");
      });
      await work.catch((error: Error) => expect(error.message).toBe("rolled back"));
    }
  };
  const seal = async () => {
    while (writing) {
      await log.seal();
      runs++;
    }
  };
  const stop = () => {
    writing = false;
  };
  const everyWriter = Array.from({ length: 8 }, (_, writer) => write(writer));
  await Promise.all([seal().finally(stop), Promise.all(everyWriter).finally(stop)]);
  await log.seal();
  await writers.end();
  const rows = await owner<{ id: string }[]>`select id::text as id from audit_logs order by 1`;
  expect(rows.length).toBeGreaterThan(500);
  expect((await sealed()).sort()).toEqual(rows.map(({ id }) => id).sort());
  const verdict = await log.verify();
  expect(verdict).toMatchObject({ ...clean, rows: rows.length, unsealed: { rows: 0 } });
  expect(verdict.seals).toBeGreaterThan(10);
});

describe("a log that was restored to another server", () => {
  /** As if rows and seals so far had come about elsewhere, where transactions count differently. */
  async function moveToAnotherServer(ahead: number) {
    const [key] = sealKeys();
    const move = (number: string) => String(Number(number) + ahead);
    await owner`update audit_logs set transaction_id = transaction_id + ${ahead}`;
    await log.seal();
    await owner.begin(async (tx) => {
      for await (const { previous, ...seal } of readSeals(tx)) {
        const snapshot = seal.snapshot.replace(/\d+/g, move);
        const moved = { ...seal, cluster: "another", snapshot };
        await tx`
          update audit_seals set cluster = ${moved.cluster}, snapshot = ${snapshot},
            seal = ${computeSeal(key, moved, previous)} where number = ${seal.number}`;
      }
    });
    rmSync(log.headsFile);
  }

  test.each([
    ["of which the transactions lie ahead", 1_000_000],
    ["of which the transactions are soon reached", 20],
    ["of which the transactions lie behind", -100],
  ])("is sealed on, %s", async (_, ahead) => {
    await log.write(6);
    await moveToAnotherServer(ahead);
    // What the backup held beyond the last seal, and what was written since.
    const [unsealed] = await log.write(1);
    await owner`update audit_logs set transaction_id = transaction_id + ${ahead} where id = ${unsealed ?? ""}`;
    await log.write(2);
    const before = await log.verify();
    expect(before).toMatchObject({ ...clean, rows: 6, unsealed: { rows: 3 } });
    expect(await log.seal()).toMatchObject({ rows: 3 });
    for (let run = 0; run < 4; run++) {
      await log.write(10);
      expect(await log.seal()).toMatchObject({ rows: 10 });
    }
    const ids = await sealed();
    expect(new Set(ids).size).toBe(ids.length);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 49, unsealed: { rows: 0 } });
    await owner`update audit_logs set user_id = 'me' where id = ${ids[2] ?? ""}`;
    expect((await log.verify()).row).toMatchObject({ what: "changed", id: ids[2] });
  });
});

describe("the job", () => {
  const given = env.AUDIT_HEADS_FILE;
  afterAll(() => Object.assign(env, { AUDIT_HEADS_FILE: given }));

  test("seals as the application, and notes the head outside of the database", async () => {
    const folder = mkdtempSync(join(tmpdir(), "freehold-heads-"));
    const file = join(folder, "deep", "heads.jsonl");
    Object.assign(env, { AUDIT_HEADS_FILE: file });
    const signal = AbortSignal.timeout(30_000);
    await task.run({}, signal);
    expect(existsSync(file)).toBe(false);
    await log.write(2);
    await task.run({}, signal);
    await log.write(2);
    await task.run({}, signal);
    const lines = readFileSync(file, "utf8").trim().split("\n");
    const seals = await owner`select encode(seal, 'hex') as seal from audit_seals order by number`;
    expect(lines.map((line) => JSON.parse(line).seal)).toEqual(seals.map(({ seal }) => seal));
    expect(await log.verify()).toMatchObject({ ...clean, rows: 4 });
  });

  test("seals also where no file can be written", async () => {
    Object.assign(env, { AUDIT_HEADS_FILE: "/dev/null/heads.jsonl" });
    await log.write(1);
    await task.run({}, AbortSignal.timeout(30_000));
    expect(await sealed()).toHaveLength(1);
  });

  test("is on the schedule", () => {
    expect(Object.keys(taskList)).toEqual(expect.arrayContaining(["seal-audit-log"]));
  });
});

describe.each(["application", "application_registry"])("the role %s", (role) => {
  const application = postgres(env.DATABASE_URL, { max: 1 });
  afterAll(() => application.end());

  test.each([
    "update audit_seals set number = 7",
    "delete from audit_seals",
    "truncate audit_seals",
    "update audit_archives set file = 'x'",
    "delete from audit_archives",
  ])("cannot: %s", async (statement) => {
    await application.unsafe(`set role ${role}`);
    await expect(application.unsafe(statement)).rejects.toThrow("permission denied");
  });
});

test("the words for what was compared", async () => {
  await log.write(3);
  await log.seal();
  await log.write(1);
  expect(describeCoverage(await log.verify())).toEqual([
    "3 rows as sealed, in 1 seal",
    expect.stringMatching(/^1 row not sealed yet, since \d{4}-\d\d-\d\dT[\d:.]+Z$/),
    "0 months archived",
    "1 line of the heads file compared",
  ]);
});
