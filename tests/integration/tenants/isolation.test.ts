import type { Sql, TransactionSql } from "postgres";
import { describe, expect, test } from "vitest";
import {
  attempt,
  code,
  copied,
  denied,
  isolated,
  keyOf,
  twoTenants,
} from "@/tests/support/two-tenants";

const secret = ["sessions", "accounts", "verifications", "jwkss"];

describe.each([18, 15] as const)("PostgreSQL %i, within the door of one tenant", (version) => {
  const world = twoTenants(version);

  test("its own rows are there, and none of another, however one asks", async () => {
    await world.within(world.a.organization.id, async (transaction) => {
      for (const table of isolated) {
        const key = keyOf(table);
        const rows = await transaction.unsafe(`select distinct ${key} as id from ${table}`);
        expect([...rows], table).toEqual([{ id: world.a.organization.id }]);
        for (const text of [
          `select * from ${table} where ${key} = '${world.b.organization.id}'`,
          `select * from ${table} where ${key} <> '${world.a.organization.id}' or ${key} is null`,
          `select t.* from users u join ${table} t on t.${key} = '${world.b.organization.id}'`,
          `select * from ${table} where ${key} in (select '${world.b.organization.id}')`,
        ]) {
          expect(await attempt(transaction, text), text).toEqual([]);
        }
      }
      const copy = await copied(transaction, "copy (select * from organizations) to stdout");
      expect(copy).toContain(world.a.organization.id);
      expect(copy).not.toContain(world.b.organization.id);
    });
  });

  test("nothing of another can be changed, removed, locked, taken or given", async () => {
    const [mine, theirs] = [world.a.organization.id, world.b.organization.id];
    await world.within(mine, async (transaction) => {
      for (const text of [
        `update members set role = 'member' where organization_id = '${theirs}' returning id`,
        `update organizations set name = 'Taken' where id = '${theirs}' returning id`,
        `delete from invitations where id = '${world.b.invitationId}' returning id`,
        `delete from members using organizations o where o.id = '${theirs}' returning members.id`,
        `select id from members where organization_id = '${theirs}' for update`,
      ]) {
        expect(await attempt(transaction, text), text).toEqual([]);
      }
      for (const text of [
        `update members set organization_id = '${theirs}'`,
        `update invitations set organization_id = '${theirs}' where id = '${world.a.invitationId}'`,
        `update organizations set id = '${theirs}'`,
        `insert into members (id, organization_id, user_id, role) values ('x', '${theirs}', '${world.a.userId}', 'owner')`,
        `insert into organizations (id, name, slug) values ('x', 'Another', 'another')`,
        `insert into organizations (id, name, slug) values ('${theirs}', 'Theirs', 'theirs') on conflict (id) do nothing`,
        `insert into members (id, organization_id, user_id, role)
             values ('${world.b.memberId}', '${theirs}', '${world.b.userId}', 'owner') on conflict (id) do update set role = 'owner' returning *`,
        `insert into invitations (id, organization_id, email, role, inviter_id, expires_at)
             select 'y', '${theirs}', 'x@example.net', 'member', '${world.a.userId}', now() + interval '1 day'`,
        "truncate members",
        "delete from audit_logs",
        "update audit_logs set user_id = 'x'",
      ]) {
        expect(await attempt(transaction, text), text).toBe(denied);
      }
    });
    const rows = await world.owner`select organization_id from members order by organization_id`;
    expect(rows.map((row) => row.organization_id).sort()).toEqual([mine, theirs].sort());
  });

  test("a conflict with a row of another names that row's key at most, and shows nothing of it", async () => {
    await world.within(world.a.organization.id, async (transaction) => {
      const clash = await attempt(
        transaction,
        `insert into members (id, organization_id, user_id, role)
           values ('${world.b.memberId}', '${world.a.organization.id}', '${world.a.userId}', 'member')
           on conflict (id) do update set role = 'owner' returning *`,
      );
      expect(clash).toMatch(/^(42501|23505)$/);
    });
  });

  test.each([null, "", "%", "*", "' or '1'='1", "{a,b}"])(
    "no organization is called %o",
    async (id) => {
      await world.within(id, async (transaction) => {
        for (const table of isolated)
          expect(await transaction.unsafe(`table ${table}`)).toEqual([]);
      });
    },
  );

  test("an error, a savepoint and its end leave the organization in force", async () => {
    await world.within(world.a.organization.id, async (transaction) => {
      const ids = async () => (await transaction`select id from organizations`).map(({ id }) => id);
      await transaction.savepoint(async (inner) => {
        expect((await inner`select id from organizations`).length).toBe(1);
      });
      await attempt(transaction, "select 1/0");
      expect(await ids()).toEqual([world.a.organization.id]);
      await attempt(
        transaction,
        `select set_config('app.organization_id', '${world.b.organization.id}', true), 1/0`,
      );
      expect(await ids()).toEqual([world.a.organization.id]);
    });
    expect(await world.sql`select id from organizations`).toEqual([]);
  });

  test("a plan made for one role or organization serves no other", async () => {
    await world.sql.unsafe("prepare listed as select id from organizations");
    const listed = async (client: Sql | TransactionSql) =>
      (await client.unsafe("execute listed")).map(({ id }) => id);
    for (let round = 0; round < 8; round++) {
      expect(await listed(world.sql)).toEqual([]);
      for (const { organization } of [world.a, world.b]) {
        await world.within(organization.id, async (transaction) => {
          expect(await listed(transaction)).toEqual([organization.id]);
        });
      }
      await world.sql.begin(async (transaction) => {
        await transaction`set local role application_registry`;
        expect((await listed(transaction)).sort()).toEqual(
          [world.a, world.b].map((t) => t.organization.id).sort(),
        );
      });
    }
    await world.sql.unsafe("deallocate listed");
  });

  test("a cursor that was opened within is closed without", async () => {
    await world.within(world.a.organization.id, async (transaction) => {
      expect(
        await attempt(
          transaction,
          "declare kept cursor with hold for select id from organizations",
        ),
      ).toEqual([]);
    });
    expect(await code(world.sql.unsafe("fetch all from kept"))).toBe("34000");
  });

  test("people are a name, an address and a picture; secrets are closed", async () => {
    await world.within(world.a.organization.id, async (transaction) => {
      expect(
        await attempt(transaction, "select id, name, email, image from users limit 1"),
      ).toHaveLength(1);
      for (const text of [
        "select * from users",
        "select role from users",
        "select banned from users",
        "select users from users",
        "select to_jsonb(u) from users u",
        "select id from users where role = 'superadmin'",
        "update users set name = 'x'",
        "delete from users",
        ...secret.map((table) => `select * from ${table}`),
        "select * from rate_limits",
        "select * from audit_seals",
      ]) {
        expect(await attempt(transaction, text), text).toBe(denied);
      }
    });
  });
});
