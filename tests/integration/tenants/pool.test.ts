import { eq, sql as fragment } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { isUnavailable } from "@/db/available";
import { members, users } from "@/db/schema";
import { scopedClient } from "@/db/scoped-client";
import { connected } from "@/tests/support/database-server";
import { doorStorm } from "@/tests/support/door-storm";
import { type Doors, openDoors } from "@/tests/support/doors";
import { createTenant, type TenantRows } from "@/tests/support/tenant-rows";

const owner = postgres(`${process.env.DIRECT_URL}`, { max: 1, onnotice: () => {} });
const superuser = postgres(inject("superuserUrl"), { max: 1 });
let tenants: TenantRows[];
let doors: Doors;

beforeAll(async () => {
  tenants = await Promise.all(["One", "Two", "Three"].map((name) => createTenant(owner, name)));
  await owner.unsafe(`
    create table promises (id int primary key, other int not null
      references promises deferrable initially deferred);
    grant select, insert on promises to application, application_tenant`);
});
afterEach(() => doors.close());
afterAll(() => Promise.all([owner.end(), superuser.end()]));

const here = new URL(`${process.env.DATABASE_URL}`).pathname.slice(1);
const backend = (call: "pg_terminate_backend" | "pg_cancel_backend") => () =>
  superuser.unsafe(`
    select ${call}(pid) from pg_stat_activity
    where datname = '${here}' and usename = 'app' order by random() limit 1`);
const first = () => tenants[0] as TenantRows;

/** What the connections of the pool show to whoever gets them next. */
async function expectClean({ sql }: Doors) {
  const seen = await Promise.all(
    Array.from(
      { length: 8 },
      () => sql`
        select current_user::text as role, (select count(*)::int from members) as rows,
          coalesce(current_setting('app.organization_id', true), '') as organization,
          coalesce(current_setting('app.actor', true), '') as actor`,
    ),
  );
  for (const [row] of seen)
    expect(row).toEqual({ role: "app", rows: 0, organization: "", actor: "" });
  const open = await superuser`
    select query from pg_stat_activity where datname = ${here} and state like 'idle in transaction%'`;
  expect(open).toEqual([]);
}

const errorOf = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => undefined,
    (error) => (error.cause ?? error) as Error & { code?: string; constraint_name?: string },
  );

describe.each(["1", "2", "4"])("a pool of %s", (size) => {
  test("never shows a call the tenant, role or actor of another", async () => {
    doors = await openDoors({ DB_POOL_MAX: size });
    const storm = { calls: 2000, atOnce: 24 };
    expect(await doorStorm(doors, tenants, storm)).toEqual({ wrong: [], disturbed: 0 });
    await expectClean(doors);
  });

  test("nor when backends are ended and statements canceled in the middle", async () => {
    doors = await openDoors({ DB_POOL_MAX: size });
    const calls = [backend("pg_terminate_backend"), backend("pg_cancel_backend")];
    let turn = 0;
    const disturb = () => calls[turn++ % 2]?.() ?? Promise.resolve();
    const storm = { calls: 2000, atOnce: 24, disturb };
    expect((await doorStorm(doors, tenants, storm)).wrong).toEqual([]);
    await expectClean(doors);
  });
});

test("every audit row of the storms names who made the call that wrote it", async () => {
  doors = await openDoors();
  const rows = await owner`
    select user_id, request_id from audit_logs where operation = 'UPDATE' and table_name = 'users'`;
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.filter((row) => !`${row.request_id}`.startsWith(`${row.user_id}:`))).toEqual([]);
});

describe("when something fails, the right error surfaces and the connection is clean", () => {
  const withOne = async () => {
    doors = await openDoors({ DB_POOL_MAX: "1" });
    return doors;
  };

  test("a statement", async () => {
    const { tenant } = await withOne();
    expect(await errorOf(tenant(first()).sql`select 1/0`)).toMatchObject({ code: "22012" });
    const caught = tenant(first()).db.transaction(async (tx) => {
      await tx.execute("select 1/0").catch(() => {});
      await tx.execute("select 1").catch(() => {});
      return "went on";
    });
    expect(await errorOf(caught)).toMatchObject({ code: "22012" });
    await expectClean(doors);
  });

  test("COMMIT: a deferred constraint", async () => {
    const { db, tenant } = await withOne();
    const broken = fragment`insert into promises values (${1}, ${2})`;
    const foreign = { code: "23503", constraint_name: "promises_other_fkey" };
    expect(await errorOf(db.execute(broken))).toMatchObject(foreign);
    expect(await errorOf(tenant(first()).db.execute(broken))).toMatchObject(foreign);
    expect(await errorOf(db.transaction((tx) => tx.execute(broken)))).toMatchObject(foreign);
    expect(await owner`select id from promises`).toEqual([]);
    await expectClean(doors);
  });

  test("the scope: a role that does not exist or may not be taken", async () => {
    const { sql } = await withOne();
    for (const [role, code] of [
      ["application_lost", "22023"],
      ["owner", "42501"],
      ["postgres", "42501"],
    ]) {
      const lost = drizzle(scopedClient(sql, { role: role as never }));
      expect(await errorOf(lost.select().from(users))).toMatchObject({ code });
      expect(await errorOf(lost.transaction((tx) => tx.select().from(users)))).toMatchObject({
        code,
      });
    }
    await expectClean(doors);
  });

  test("a value that cannot be sent", async () => {
    const { db, registry, tenant } = await withOne();
    const many = Array.from({ length: 70_000 }, (_, number) => `${number}`);
    for (let round = 0; round < 3; round++) {
      const calls = [
        registry.sql`select ${undefined as never}::text`,
        registry.sql`select ${Symbol("x") as never}::text`,
        db.update(users).set({ name: "Never" }).where(fragment`id in ${many}`),
        tenant(first()).db.transaction((tx) => tx.execute(fragment`select ${Symbol("x")}::text`)),
      ];
      const errors = await Promise.all(calls.map(errorOf));
      expect(errors.map((error) => error instanceof Error)).toEqual(calls.map(() => true));
      await expectClean(doors);
    }
    expect(await owner`select id from users where name = 'Never'`).toEqual([]);
  });
});

test("a lost backend fails the calls on it, and nobody waits forever", async () => {
  doors = await openDoors({ DB_POOL_MAX: "1" });
  const { db, sql, tenant, registry } = doors;
  for (let round = 0; round < 5; round++) {
    const sleep = [
      () => tenant(first()).sql`select pg_sleep(20)`,
      () => db.transaction((tx) => tx.execute("select pg_sleep(20)")),
      () => registry.db.execute(fragment`select pg_sleep(${20})`),
    ][round % 3] as () => PromiseLike<unknown>;
    const running = errorOf(sleep());
    const waiting = Array.from({ length: 6 }, (_, number) =>
      errorOf(
        number % 2 ? tenant(first()).sql`select 1` : db.transaction((tx) => tx.execute("select 1")),
      ),
    );
    await expect
      .poll(
        () => superuser`select from pg_stat_activity
        where datname = ${here} and query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`,
      )
      .toHaveLength(1);
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${here} and usename = 'app'`;
    expect(isUnavailable(await running)).toBe(true);
    for (const error of await Promise.all(waiting))
      expect(!error || isUnavailable(error)).toBe(true);
    // postgres.js 3.4.9 may answer one more query of a replaced connection with the old error.
    expect([undefined, "57P01"]).toContain((await errorOf(sql`select 1`))?.code);
    await expectClean(doors);
  }
});

test("a prepared statement that is gone or out of date is never run outside of the door", async () => {
  doors = await openDoors({ DB_POOL_MAX: "2" });
  const { db, sql, tenant, withActor } = doors;
  const list = () => tenant(first()).sql`select m.id, ${1}::int as one from members m`;
  const update = (image: string) =>
    withActor({ user: "stale" }, () =>
      db.update(users).set({ image }).where(eq(users.id, first().userId)),
    );
  const twice = async () => {
    for (const _ of [1, 2]) await Promise.all([list(), list()]);
    for (const image of ["/1", "/2"]) await update(image);
  };
  const changes = [
    () => Promise.all([sql.unsafe("deallocate all"), sql.unsafe("deallocate all")]),
    () => owner`alter table members alter column id type varchar(64)`,
    () => owner`alter table members alter column id type text`,
  ];
  for (const change of changes) {
    await twice();
    await change();
    const lists = await Promise.all([list(), list(), list(), list()]);
    for (const rows of lists) expect(rows).toEqual([{ id: first().memberId, one: 1 }]);
    await Promise.all([update("/3"), update("/4"), update("/5")]);
    await expectClean(doors);
  }
  const authors = await owner`
    select distinct user_id from audit_logs where row_id = ${first().userId}
      and operation = 'UPDATE' and request_id is null`;
  expect(authors).toEqual([{ user_id: "stale" }]);
});

test("what is left of a transaction when it has ended reaches nobody else's", async () => {
  doors = await openDoors({ DB_POOL_MAX: "1" });
  const { tenant } = doors;
  const [one, two] = tenants as [TenantRows, TenantRows];
  let late: PromiseLike<unknown> = Promise.resolve();
  await tenant(one).db.transaction(async (tx) => {
    late = tx.select({ id: members.id }).from(members);
  });
  await tenant(two).db.transaction(async (tx) => {
    await tx.execute("select 1");
    expect(await errorOf(late)).toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(await tx.select({ id: members.id }).from(members)).toEqual([{ id: two.memberId }]);
  });
  await expectClean(doors);
});

test("a statement that is too long to leave at once goes its way, and so does the next", async () => {
  doors = await openDoors({ DB_POOL_MAX: "1" });
  const { tenant, withActor, sql } = doors;
  const long = "x".repeat(2_000_000);
  const lengths = [1, 2, 3].map(
    () => tenant(first()).sql`select length(${long})::int as length, current_user::text as role`,
  );
  for (const rows of await Promise.all(lengths)) {
    expect(rows).toEqual([{ length: long.length, role: "application_tenant" }]);
  }
  const actor = { user: "u", agent: long };
  const call = withActor(actor, () => tenant(first()).sql`select 1 as one`);
  const error = await errorOf(call);
  if (error) expect(error.message).toMatch(/began a transaction/);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await expectClean(doors);
});

test("the server that the tests run on is the one that the pool uses", async () => {
  doors = await openDoors();
  const [mine] = await doors.sql`select current_database() as name`;
  expect(mine?.name).toBe(here);
  await connected(inject("superuserUrl"), async (sql) => {
    expect(await sql`select from pg_database where datname = ${here}`).toHaveLength(1);
  });
});
