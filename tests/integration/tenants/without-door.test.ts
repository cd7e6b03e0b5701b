import { randomUUID } from "node:crypto";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { describe, expect, test } from "vitest";
import { connected } from "@/tests/support/database-server";
import {
  attempt,
  code,
  copied,
  denied,
  isolated,
  keyOf,
  twoTenants,
} from "@/tests/support/two-tenants";

describe.each([18, 15] as const)("PostgreSQL %i, without a door", (version) => {
  const world = twoTenants(version);

  test.each(isolated)("%s has no rows, however one asks", async (table) => {
    const [real] = await world.owner.unsafe(`select count(*)::int as rows from ${table}`);
    expect(real?.rows).toBeGreaterThanOrEqual(2);
    for (const text of [
      `select * from ${table}`,
      `select * from only ${table}`,
      `select ${table} from ${table}`,
      `select 1 from ${table} limit 1`,
      `table ${table}`,
      `select u.id from users u join ${table} t on true`,
      `select id from users where exists (select from ${table})`,
      `select id from users where (select count(*) from ${table}) > 0`,
      `with t as materialized (select * from ${table}) select * from t`,
      `select * from ${table} tablesample bernoulli (100)`,
      `select * from (select to_jsonb(t) from ${table} t) x union all select to_jsonb(t) from ${table} t`,
      `select * from ${table} where ${keyOf(table)} = '${world.a.organization.id}'`,
    ]) {
      expect(await world.sql.unsafe(text), text).toEqual([]);
    }
    expect(await world.sql.unsafe(`select count(*)::int as rows from ${table}`)).toEqual([
      { rows: 0 },
    ]);
    expect(await copied(world.sql, `copy (select * from ${table}) to stdout`)).toBe("");
    // COPY of a whole table is a query where row security is in force.
    expect(await copied(world.sql, `copy ${table} to stdout`)).toBe("");
  });

  test("a function that the planner could run early sees no row either", async () => {
    const told: string[] = [];
    const own = postgres(world.database.appUrl, {
      max: 1,
      onnotice: ({ message }) => told.push(`${message}`),
    });
    await own
      .unsafe(`create function pg_temp.leak(text) returns boolean language plpgsql cost 0.0000001
        as 'begin raise notice ''%'', $1; return true; end'`)
      .catch(() => {});
    for (const table of isolated) {
      await own
        .unsafe(`select * from ${table} where pg_temp.leak(${keyOf(table)}::text)`)
        .catch(() => {});
      await own
        .unsafe(`explain analyze select * from ${table} where ${keyOf(table)}::int > 0`)
        .catch((error) => told.push(error.message));
    }
    await own.end();
    expect(told).toEqual([]);
  });

  test.each(["organizations", "members", "invitations"])("%s takes no writes", async (table) => {
    const row = `select * from jsonb_populate_record(null::${table}, '{}')`;
    for (const text of [
      `update ${table} set id = id returning *`,
      `delete from ${table} returning *`,
      `delete from ${table} using users where true returning *`,
      `select * from ${table} for update`,
    ]) {
      expect(await world.sql.unsafe(text), text).toEqual([]);
    }
    expect(await code(world.sql.unsafe(`insert into ${table} ${row}`))).toMatch(/^(42501|23502)$/);
  });

  test("inserts are refused, conflicts tell nothing, and COPY goes in nowhere", async () => {
    const insert = (id: string, rest = "") =>
      code(
        world.sql.unsafe(
          `insert into organizations (id, name, slug) values ('${id}', 'Forged', 'f-${id}') ${rest}`,
        ),
      );
    for (const id of [world.a.organization.id, randomUUID()]) {
      expect(await insert(id)).toBe(denied);
      expect(await insert(id, "on conflict do nothing")).toBe(denied);
      expect(await insert(id, "on conflict (id) do update set name = 'Taken' returning *")).toBe(
        denied,
      );
    }
    expect(await code(world.sql.unsafe("copy organizations (id, name, slug) from stdin"))).toMatch(
      /0A000|42501/,
    );
    expect(await code(world.sql`truncate organizations cascade`)).toBe(denied);
    expect(await code(world.sql`lock table organizations in access exclusive mode`)).not.toEqual(
      "",
    );
    expect(
      await code(world.sql`insert into audit_logs (table_name, operation) values ('x', 'y')`),
    ).toBe(denied);
    for (const write of ["update audit_logs set user_id = 'x'", "delete from audit_logs"]) {
      expect(await code(world.sql.unsafe(write))).toBe(denied);
    }
  });

  test("MERGE finds no rows to change", async () => {
    const merge = world.sql.unsafe(`merge into members m using users u on m.user_id = u.id
        when matched then delete`);
    expect((await merge).count).toBe(0);
  });

  test("a setting alone opens nothing", async () => {
    await world.sql.begin(async (transaction) => {
      await transaction`select set_config('app.organization_id', ${world.a.organization.id}, true)`;
      for (const table of isolated) expect(await transaction.unsafe(`table ${table}`)).toEqual([]);
    });
  });

  test("partitions of the log are closed, and so is what the planner knows of the rows", async () => {
    const partitions = await world.owner<{ name: string }[]>`
        select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'audit_logs'::regclass`;
    expect(partitions.length).toBeGreaterThan(2);
    for (const role of ["application", "application_tenant", "application_registry"]) {
      for (const { name } of partitions) {
        await world.sql.begin(async (transaction) => {
          if (role !== "application") await transaction.unsafe(`set local role ${role}`);
          for (const text of [`select * from ${name}`, `delete from ${name}`, `truncate ${name}`]) {
            expect(await attempt(transaction, text), `${role}: ${text}`).toBe(denied);
          }
        });
      }
    }
    const known = (client: Sql | TransactionSql) => client`
        select tablename from pg_stats where tablename in ${client([...isolated, ...partitions.map(({ name }) => name)])}`;
    const all = await connected(world.database.superuserUrl, known);
    expect(all.length).toBeGreaterThan(10);
    expect(await known(world.sql)).toEqual([]);
    await world.within(world.a.organization.id, async (transaction) => {
      expect(await known(transaction)).toEqual([]);
    });
    expect(await code(world.sql`select * from pg_statistic`)).toBe(denied);
  });
});
