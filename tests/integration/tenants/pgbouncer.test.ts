import { eq, sql as fragment } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { members, users } from "@/db/schema";
import { doorStorm } from "@/tests/support/door-storm";
import { type Doors, openDoors } from "@/tests/support/doors";
import { type Pooler, pgbouncer, startPgbouncer } from "@/tests/support/pgbouncer";
import { createTenant, type TenantRows } from "@/tests/support/tenant-rows";

/** Server connections: fewer than clients, so that they are handed around all the time. */
const serverConnections = 2;

if (!pgbouncer) {
  test("PgBouncer is not installed: what follows is not tested here (apt-get install pgbouncer)", () => {
    expect(pgbouncer).toBeUndefined();
  });
} else {
  describe("behind PgBouncer in transaction mode", () => {
    let pooler: Pooler;
    let owner: Sql;
    let superuser: Sql;
    let tenants: TenantRows[];
    let doors: Doors;
    const here = new URL(`${process.env.DATABASE_URL}`).pathname.slice(1);

    beforeAll(async () => {
      pooler = await startPgbouncer(`${process.env.DATABASE_URL}`, serverConnections);
      owner = postgres(`${process.env.DIRECT_URL}`, { max: 1 });
      superuser = postgres(inject("superuserUrl"), { max: 1 });
      tenants = await Promise.all(["One", "Two", "Three"].map((name) => createTenant(owner, name)));
    });
    afterEach(() => doors.close());
    afterAll(async () => {
      await Promise.all([owner.end(), superuser.end()]);
      await pooler.stop();
    });

    const open = async (environment: Record<string, string>) => {
      doors = await openDoors({ DATABASE_URL: `${pooler.url}?pgbouncer=true`, ...environment });
      return doors;
    };
    const disturb = (call: "pg_terminate_backend" | "pg_cancel_backend") =>
      superuser.unsafe(`
        select ${call}(pid) from pg_stat_activity
        where datname = '${here}' and usename = 'app' order by random() limit 1`);
    const backends = async () => {
      const rows = await superuser<{ pid: number; state: string }[]>`
        select pid, state from pg_stat_activity where datname = ${here} and usename = 'app'`;
      return rows;
    };

    /** What the server's connections show to whoever gets them next. */
    async function expectClean({ sql }: Doors) {
      const rows = await Promise.all(
        Array.from(
          { length: 12 },
          () => sql`
            select current_user::text as role, (select count(*)::int from members) as rows,
              coalesce(current_setting('app.organization_id', true), '') as organization,
              coalesce(current_setting('app.actor', true), '') as actor`,
        ),
      );
      for (const [row] of rows)
        expect(row).toEqual({ role: "app", rows: 0, organization: "", actor: "" });
      expect((await backends()).filter(({ state }) => state.startsWith("idle in"))).toEqual([]);
    }

    test.each(["1", "2", "8"])(
      "a pool of %s never shows a call the tenant, role or actor of another",
      async (size) => {
        await open({ DB_POOL_MAX: size });
        const storm = { calls: 1000, atOnce: 24 };
        expect(await doorStorm(doors, tenants, storm)).toEqual({ wrong: [], disturbed: 0 });
        expect((await backends()).length).toBeLessThanOrEqual(serverConnections);
        await expectClean(doors);
      },
    );

    test("nor do two servers that share its connections", async () => {
      const other = await openDoors({ DATABASE_URL: pooler.url, DB_PREPARE: "false" });
      await open({ DB_POOL_MAX: "4" });
      const storm = { calls: 800, atOnce: 12 };
      const found = await Promise.all([
        doorStorm(doors, tenants, storm),
        doorStorm(other, [...tenants].reverse(), storm),
      ]);
      expect(found).toEqual(Array(2).fill({ wrong: [], disturbed: 0 }));
      await expectClean(doors);
      await other.close();
    });

    test("nor when backends are ended and statements canceled in the middle", async () => {
      await open({ DB_POOL_MAX: "4" });
      let turn = 0;
      const calls = ["pg_terminate_backend", "pg_cancel_backend"] as const;
      const storm = {
        calls: 1500,
        atOnce: 24,
        disturb: () => disturb(calls[turn++ % 2] as (typeof calls)[number]),
      };
      expect((await doorStorm(doors, tenants, storm)).wrong).toEqual([]);
      await expectClean(doors);
    });

    test("every audit row names who made the call that wrote it", async () => {
      await open({});
      const rows = await owner`
        select user_id, request_id from audit_logs
        where operation = 'UPDATE' and table_name = 'users'`;
      expect(rows.length).toBeGreaterThan(200);
      expect(rows.filter((row) => !`${row.request_id}`.startsWith(`${row.user_id}:`))).toEqual([]);
    });

    test("prepared statements by mistake cost errors, and never a door", async () => {
      await open({ DB_POOL_MAX: "4", DB_PREPARE: "true" });
      const tenantsAtOnce = Array.from({ length: 40 }, (_, n) => tenants[n % 3] as TenantRows);
      const lists = await Promise.allSettled(
        tenantsAtOnce.map(async (rows) => {
          const list = await doors.tenant(rows).sql<
            { id: string }[]
          >`select id, ${1}::int as one from members`;
          return list.map(({ id }) => id).join() === rows.memberId;
        }),
      );
      for (const list of lists) {
        if (list.status === "fulfilled") expect(list.value).toBe(true);
      }
      await Promise.allSettled(
        tenantsAtOnce.map((rows) =>
          doors.withActor({ user: "by mistake", request: "by mistake" }, () =>
            doors.db.update(users).set({ image: "/x" }).where(eq(users.id, rows.userId)),
          ),
        ),
      );
      const strange = await owner`
        select user_id from audit_logs where user_id like 'database:app%'`;
      expect(strange).toEqual([]);
    });

    test("a deferred constraint fails at COMMIT, and the connection goes on", async () => {
      await open({ DB_POOL_MAX: "2" });
      await owner.unsafe(`
        create table promises (id int primary key, other int not null
          references promises deferrable initially deferred);
        grant select, insert on promises to application_tenant`);
      const door = doors.tenant(tenants[0] as TenantRows);
      const broken = door.db.execute(fragment`insert into promises values (${1}, ${2})`);
      await expect(broken).rejects.toMatchObject({ cause: { code: "23503" } });
      const [row] = await door.db.select({ id: members.id }).from(members);
      expect(row?.id).toBe(tenants[0]?.memberId);
      await expectClean(doors);
    });
  });
}
