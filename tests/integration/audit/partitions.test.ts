import type { Sql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { rollback } from "@/db/migrations/rollback";
import { makeAuditPartitions } from "@/lib/jobs/tasks/make-audit-partitions";
import { auditDatabase } from "@/tests/support/audit-database";
import { createTestDatabase } from "@/tests/support/database";
import { connected, startTestServer } from "@/tests/support/database-server";

const signal = AbortSignal.timeout(30_000);

/** Partitions of the months from this one on, by the server's clock. */
const monthsFromNow = (sql: Sql, count: number) => sql<{ name: string; month: string }[]>`
  select 'audit_logs_' || to_char(month, 'YYYY_MM') as name, month::text as month
  from generate_series(0, ${count - 1}) n,
    lateral (select date_trunc('month', now() at time zone 'UTC') + n * interval '1 month') m (month)`;

describe.each([15, 18] as const)("the log's partitions on PostgreSQL %i", (version) => {
  const database = auditDatabase(version);
  let owner: Sql;
  const make = (sql = database.app) => sql`select make_audit_partitions(3) as made`;
  const write = (id: string) =>
    owner`insert into users (id, name, email) values (${id}, 'Ada', ${`${id}@example.com`})`;
  const places = () => owner<{ name: string; rows: number }[]>`
    select tableoid::regclass::text as name, count(*)::int as rows from audit_logs
    group by 1 order by 1`;
  const partitions = async () => {
    const rows = await owner<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'audit_logs'::regclass order by 1`;
    return rows.map(({ name }) => name);
  };
  /** A row of the past or the future, which triggers never write. */
  const writeAt = (moment: string) =>
    owner`insert into audit_logs (table_name, operation, changed_at) values ('x', 'INSERT', ${moment}::text::timestamptz)`;

  beforeEach(async () => {
    owner = database.owner;
    for (const name of await partitions()) {
      if (name !== "audit_logs_default") await owner.unsafe(`drop table ${name}`);
    }
    await owner`truncate audit_logs`;
    await owner`delete from users`;
    await owner`truncate audit_logs`;
  });

  test("are those of this month and the three that follow, by UTC", async () => {
    await owner`set timezone = 'Pacific/Auckland'`;
    const expected = (await monthsFromNow(owner, 4)).map(({ name }) => name);
    expect(await make()).toEqual([{ made: 4 }]);
    expect(await partitions()).toEqual([...expected, "audit_logs_default"].sort());
    expect(await make()).toEqual([{ made: 0 }]);
    const bounds = await owner<{ bound: string }[]>`
      select pg_get_expr(relpartbound, oid) as bound from pg_class
      where oid = ${expected[0] ?? ""}::regclass`;
    await owner`set timezone = 'UTC'`;
    expect(bounds).toHaveLength(1);
  });

  test("take each row into its month, to the microsecond", async () => {
    await make();
    const [first, second] = await monthsFromNow(owner, 2);
    await writeAt(`${first?.month}+00`);
    await writeAt(`${second?.month}+00`);
    await owner`insert into audit_logs (table_name, operation, changed_at)
      values ('x', 'INSERT', ${`${second?.month}+00`}::timestamptz - interval '1 microsecond')`;
    expect(await places()).toEqual([
      { name: first?.name, rows: 2 },
      { name: second?.name, rows: 1 },
    ]);
  });

  test("are missed by nobody: rows wait in the default partition, and are brought home", async () => {
    await write("u1");
    await writeAt("2031-05-31 23:59:59.999999+00");
    await writeAt("2024-02-29 12:00:00+00");
    await writeAt("infinity");
    expect(await places()).toEqual([{ name: "audit_logs_default", rows: 4 }]);
    const before = await owner`select * from audit_logs order by id`;
    expect(await make()).toEqual([{ made: 6 }]);
    const [now] = await monthsFromNow(owner, 1);
    expect(await places()).toEqual([
      { name: "audit_logs_2024_02", rows: 1 },
      { name: now?.name, rows: 1 },
      { name: "audit_logs_2031_05", rows: 1 },
      { name: "audit_logs_default", rows: 1 },
    ]);
    expect(await owner`select * from audit_logs order by id`).toEqual(before);
    await write("u2");
    expect(await owner`select id::int from audit_logs order by id desc limit 1`).toEqual([
      { id: Number(before.at(-1)?.id) + 1 },
    ]);
  });

  test("can be made by many at once, while others write", async () => {
    await owner`insert into users (id, name, email)
      select 'early' || n, 'Ada', n || '@example.com' from generate_series(1, 500) n`;
    const results = await Promise.all([
      ...Array.from({ length: 12 }, () => make()),
      ...Array.from({ length: 50 }, (_, n) => write(`u${n}`)),
    ]);
    const made = results.slice(0, 12).map(([row]) => row?.made as number);
    expect(made.sort().reverse()).toEqual([4, ...Array(11).fill(0)]);
    await make();
    const [now] = await monthsFromNow(owner, 1);
    expect(await places()).toEqual([{ name: now?.name, rows: 550 }]);
  });

  test("are made while a transaction that has written is open, which stays unhindered", async () => {
    await make();
    const connection = await owner.reserve();
    await connection`begin`;
    await connection`insert into users (id, name, email) values ('u1', 'Ada', 'a@example.com')`;
    expect(await database.app`select make_audit_partitions(5) as made`).toEqual([{ made: 2 }]);
    await connection`update users set name = 'Still writing'`;
    await connection`commit`;
    connection.release();
    expect((await places()).map(({ rows }) => rows)).toEqual([2]);
  });

  test("wait no longer than three seconds for readers of the default partition", async () => {
    const connection = await owner.reserve();
    await connection`begin`;
    await connection`select from audit_logs`;
    await expect(make()).rejects.toThrow("lock timeout");
    await connection`commit`;
    connection.release();
    expect(await make()).toEqual([{ made: 4 }]);
  });

  test("do not take the place of a table that was detached and kept", async () => {
    await make();
    const [now] = await monthsFromNow(owner, 1);
    await owner.unsafe(`alter table audit_logs detach partition ${now?.name}`);
    await write("u1");
    expect(await make()).toEqual([{ made: 0 }]);
    expect(await places()).toEqual([{ name: "audit_logs_default", rows: 1 }]);
    await owner.unsafe(`drop table ${now?.name}`);
    expect(await make()).toEqual([{ made: 1 }]);
    expect(await places()).toEqual([{ name: now?.name, rows: 1 }]);
  });

  test("have every index of the log", async () => {
    await make();
    const counts = await owner`
      select count(*)::int as indexes from pg_index where indrelid in
        (select inhrelid from pg_inherits where inhparent = 'audit_logs'::regclass)
      group by indrelid`;
    expect(counts.map(({ indexes }) => indexes)).toEqual([5, 5, 5, 5, 5]);
  });

  describe("are all that a page's query touches", () => {
    const months = 18;
    beforeEach(async () => {
      await owner`insert into audit_logs (table_name, operation, changed_at, organization_id, row_id, user_id)
        select 'members', 'UPDATE', date_trunc('month', now()) - (n % ${months}) * interval '1 month'
          - n * interval '1 second', 'o' || n % 40, 'm' || n % 500, 'u' || n % 100
        from generate_series(1, 18000) n`;
      await make();
      await owner`analyze audit_logs`;
    });
    /** Partitions that were really read, and the scans by which. */
    const touched = async (query: string) => {
      const rows = await owner.unsafe(`explain (analyze, costs off, timing off) ${query}`);
      const lines = rows.map((row) => row["QUERY PLAN"] as string);
      const scans = lines.filter((line) => / on audit_logs_\w+/.test(line));
      const read = scans.filter((line) => !line.includes("never executed"));
      return {
        plan: lines.join("\n"),
        read,
        bySequence: read.filter((line) => / Seq Scan/.test(line)),
      };
    };

    test("an organization's newest 50 are read from its index alone, without sorting", async () => {
      const { plan, bySequence } = await touched(`
        select * from audit_logs where organization_id = 'o7'
        order by changed_at desc, id desc limit 50`);
      expect(bySequence, plan).toEqual([]);
      expect(plan).not.toMatch(/-> +Sort/);
    });

    test("within the last months they open the partitions of these months alone", async () => {
      const { plan, read, bySequence } = await touched(`
        select * from audit_logs where organization_id = 'o7'
          and changed_at >= now() - interval '2 months' and changed_at <= now()
        order by changed_at desc, id desc limit 50`);
      expect(bySequence, plan).toEqual([]);
      expect(plan).not.toMatch(/-> +Sort|audit_logs_default/);
      expect(read.length, plan).toBeLessThanOrEqual(4);
    });

    test("the page after that does not read the months before it", async () => {
      const { plan, read, bySequence } = await touched(`
        select * from audit_logs where organization_id = 'o7'
          and (changed_at, id) < (now() - interval '12 months', 0)
          and changed_at <= now() - interval '12 months'
        order by changed_at desc, id desc limit 50`);
      expect(bySequence, plan).toEqual([]);
      expect(read.length, plan).toBeLessThan(months / 2);
    });

    test("a span of time is read from its own months", async () => {
      const { plan, read } = await touched(`
        select * from audit_logs where user_id = 'u7'
          and changed_at >= now() - interval '20 days' and changed_at < now()`);
      expect(read.length, plan).toBeLessThanOrEqual(3);
    });

    test("the history of one row is found by its index in each", async () => {
      const { plan, bySequence } = await touched(`
        select * from audit_logs where table_name = 'members' and row_id = 'm7'
        order by changed_at desc limit 50`);
      expect(bySequence, plan).toEqual([]);
    });
  });
});

test.each([15, 18] as const)(
  "rows of the table before partitions stay on PostgreSQL %i",
  async (version) => {
    const server = await startTestServer(version);
    const { ownerUrl: url, drop } = await createTestDatabase(server.superuserUrl);
    const names = await migrate({ url });
    const steps = names.length - names.findIndex((name) => name.startsWith("0003_"));
    const columns = `id::text, table_name, operation, changed_at, user_id, changed_data, row_id,
    organization_id, impersonator_id, ip_address, user_agent, request_id`;
    const rows = () =>
      connected(url, (sql) =>
        sql.unsafe(`select ${columns} from audit_logs order by audit_logs.id`),
      );

    await rollback({ url, steps });
    await connected(url, async (sql) => {
      await sql`insert into audit_logs (table_name, operation, changed_at, user_id, changed_data,
        row_id, organization_id, impersonator_id, ip_address, user_agent, request_id)
      select 'members', 'INSERT', now() - n * interval '20 days', 'u' || n, '{"before":null}',
        'm' || n, 'o1', 'u9', '::1', 'curl', 'r' || n from generate_series(1, 20) n`;
      await sql`delete from audit_logs where row_id in ('m3', 'm20')`;
    });
    const old = await rows();
    expect(old).toHaveLength(18);
    await migrate({ url });
    expect(await rows()).toEqual(old);
    await connected(url, async (sql) => {
      const [state] = await sql`
      select count(distinct transaction_id)::int as transactions,
        count(*) filter (where tableoid = 'audit_logs_default'::regclass)::int as waiting from audit_logs`;
      expect(state).toEqual({ transactions: 1, waiting: 0 });
      await sql`insert into users (id, name, email) values ('u1', 'Ada', 'ada@example.com')`;
    });
    const both = await rows();
    expect(both).toHaveLength(19);
    expect(Number(both.at(-1)?.id)).toBe(21);
    await rollback({ url, steps });
    expect(await rows()).toEqual(both);
    const [next] = await connected(
      url,
      (sql) => sql`
    insert into audit_logs (table_name, operation) values ('users', 'DELETE') returning id::text`,
    );
    expect(Number(next?.id)).toBe(Number(both.at(-1)?.id) + 1);
    await drop();
    await server.stop();
  },
);

test("the job makes them", async () => {
  const { sql } = await import("@/db/client");
  await makeAuditPartitions.run({}, signal);
  const [row] = await sql`select make_audit_partitions(3) as made`;
  expect(row).toEqual({ made: 0 });
});
