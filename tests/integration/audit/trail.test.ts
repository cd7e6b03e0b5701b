import type { Sql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { auditedPeople } from "@/tests/support/audit-people";
import { summary } from "@/tests/support/audit-trail";

describe.each([15, 18] as const)("the audit trail has on PostgreSQL %i", (version) => {
  const { database, trail, run } = auditedPeople(version);
  let owner: Sql;
  beforeEach(() => {
    owner = database.owner;
  });

  test("an INSERT with the whole row", async () => {
    const [row, ...others] = await run(
      "insert into users (id, name, email) values ('new', 'Nora', 'nora@example.com')",
    );
    expect(others).toEqual([]);
    expect(row).toMatchObject({ table: "users", operation: "INSERT", row: "new", before: null });
    const [image] = await owner`select to_jsonb(users) as image from users where id = 'new'`;
    expect(row?.after).toEqual(image?.image);
  });

  test("an UPDATE with the changed columns alone", async () => {
    const rows = await run("update users set name = 'Eve', role = 'admin' where id = 'u1'");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      table: "users",
      operation: "UPDATE",
      row: "u1",
      before: { name: "Ada", role: "user" },
      after: { name: "Eve", role: "admin" },
    });
    const columns = ["name", "role", "updated_at"];
    expect(Object.keys(rows[0]?.before ?? {}).sort()).toEqual(columns);
    expect(Object.keys(rows[0]?.after ?? {}).sort()).toEqual(columns);
  });

  test("a DELETE with the whole row", async () => {
    const [image] = await owner`select to_jsonb(users) as image from users where id = 'u3'`;
    const rows = await run("delete from users where id = 'u3'");
    expect(rows).toMatchObject([{ operation: "DELETE", row: "u3", after: null }]);
    expect(rows[0]?.before).toEqual(image?.image);
  });

  test("none for an UPDATE that changes nothing", async () => {
    expect(await run("update users set name = name, updated_at = updated_at")).toEqual([]);
    expect(await run("update members set role = role")).toEqual([]);
    expect(await run("update users set name = 'x2' where id = 'nobody'")).toEqual([]);
  });

  test("one for each row of a statement", async () => {
    const rows = await run("update users set name = name || '!' where id in ('u1', 'u3')");
    expect(summary(rows).sort()).toEqual(["users UPDATE u1", "users UPDATE u3"]);
  });

  test("a row that is found by its old id when the id itself changes", async () => {
    const rows = await run("update users set id = 'u9' where id = 'u3'");
    expect(rows).toMatchObject([{ row: "u3", before: { id: "u3" }, after: { id: "u9" } }]);
  });

  test("none for what memberships repeat of a user who gets another name", async () => {
    const rows = await run(
      "update users set name = 'Eve', email = 'eve@example.com' where id = 'u1'",
    );
    expect(summary(rows)).toEqual(["users UPDATE u1"]);
    const role = await run("update members set role = 'admin', person = 'x' where id = 'm2'");
    expect(role).toMatchObject([{ before: { role: "member" }, after: { role: "admin" } }]);
    expect(Object.keys(role[0]?.after ?? {})).toEqual(["role"]);
  });

  test("COPY", async () => {
    const rows = await trail(async () => {
      const stream = await owner`copy users (id, name, email) from stdin`.writable();
      await new Promise<void>((resolve, reject) => {
        stream.on("finish", resolve).on("error", reject);
        stream.write("c1\tCarl\tcarl@example.com\n");
        stream.end("c2\tCora\tcora@example.com\n");
      });
    });
    expect(summary(rows)).toEqual(["users INSERT c1", "users INSERT c2"]);
  });

  test("ON CONFLICT, as what really happens", async () => {
    const upsert = (id: string, name: string, what: string) =>
      run(`insert into users (id, name, email) values ('${id}', '${name}', '${id}@example.com')
        on conflict (id) do ${what}`);
    const update = "update set name = excluded.name";
    expect(summary(await upsert("u1", "Zoe", update))).toEqual(["users UPDATE u1"]);
    expect(summary(await upsert("u4", "Zoe", update))).toEqual(["users INSERT u4"]);
    expect(await upsert("u4", "Zoe", update)).toEqual([]);
    expect(await upsert("u4", "Yan", "nothing")).toEqual([]);
  });

  test("MERGE, as what really happens", async () => {
    const rows = await run(`
      merge into users using (values ('u1', 'drop'), ('u2', 'keep'), ('u5', 'new')) as source (id, what)
        on users.id = source.id
      when matched and what = 'keep' then update set name = 'Merged'
      when matched then do nothing
      when not matched then insert (id, name, email) values (source.id, 'Merged', 'u5@example.com')`);
    expect(summary(rows).sort()).toEqual(["users INSERT u5", "users UPDATE u2"]);
    const gone = await run(`merge into users using (values ('u5')) as source (id)
      on users.id = source.id when matched then delete`);
    expect(summary(gone)).toEqual(["users DELETE u5"]);
  });

  test("statements within statements and within functions", async () => {
    const cte = await run(`
      with added as (insert into users (id, name, email) values ('w', 'Will', 'w@example.com') returning id)
      update users set name = 'Changed' where id = 'u1'`);
    expect(summary(cte).sort()).toEqual(["users INSERT w", "users UPDATE u1"]);
    const block = await run(`do $$ begin
      delete from users where id = 'w'; update users set name = 'Again' where id = 'u1'; end $$`);
    expect(summary(block)).toEqual(["users DELETE w", "users UPDATE u1"]);
  });

  test("what foreign keys do after it, by the same actor", async () => {
    await owner`insert into sessions (id, expires_at, token, user_id, active_organization_id)
      values ('s1', now(), 't1', 'u2', 'o1')`;
    await owner`insert into invitations (id, organization_id, email, expires_at, inviter_id)
      values ('i1', 'o1', 'new@example.com', now(), 'u1')`;
    const rows = await trail(() =>
      owner.begin(async (sql) => {
        await sql`select set_config('app.actor', '{"user":"u1"}', true)`;
        await sql`delete from organizations where id = 'o1'`;
      }),
    );
    expect(summary(rows).sort()).toEqual([
      "invitations DELETE i1",
      "members DELETE m1",
      "members DELETE m2",
      "organizations DELETE o1",
      "sessions UPDATE s1",
    ]);
    expect(new Set(rows.map(({ user }) => user))).toEqual(new Set(["u1"]));
    const session = rows.find(({ table }) => table === "sessions");
    expect(session).toMatchObject({
      organization: null,
      before: { active_organization_id: "o1" },
      after: { active_organization_id: null },
    });
  });

  test("TRUNCATE, as every row that it removes", async () => {
    await owner`insert into sessions (id, expires_at, token, user_id)
      values ('s1', now(), 't1', 'u3'), ('s2', now(), 't2', 'u3')`;
    const rows = await run("truncate sessions");
    expect(summary(rows).sort()).toEqual(["sessions TRUNCATE s1", "sessions TRUNCATE s2"]);
    expect(rows[0]).toMatchObject({
      before: { user_id: "u3", token: "[redacted]" },
      after: null,
    });
    expect(await run("truncate sessions")).toMatchObject([
      { table: "sessions", operation: "TRUNCATE", row: null, before: null, after: null },
    ]);
  });

  test("TRUNCATE with CASCADE, with the rows of the other tables and their organization", async () => {
    const rows = await run("truncate organizations cascade");
    expect(summary(rows).sort()).toEqual([
      "invitations TRUNCATE null",
      "members TRUNCATE m1",
      "members TRUNCATE m2",
      "organization_logos TRUNCATE null",
      "organization_slugs TRUNCATE null",
      "organizations TRUNCATE o1",
      "sessions TRUNCATE null",
    ]);
    const own = rows.filter(({ row }) => row !== null);
    expect(own.every(({ organization }) => organization === "o1")).toBe(true);
  });

  test("no TRUNCATE that could remove rows which it cannot see", async () => {
    const truncate = owner.begin(
      "isolation level repeatable read",
      (sql) => sql`truncate sessions`,
    );
    await expect(truncate).rejects.toThrow("read committed");
  });

  test("also with triggers of the ordinary kind switched off for replication", async () => {
    const rows = await trail(() =>
      database.superuser.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql`update users set name = 'Replica' where id = 'u1'`;
        await sql`truncate verifications`;
      }),
    );
    expect(summary(rows)).toEqual(["users UPDATE u1", "verifications TRUNCATE null"]);
  });

  test("the same, whatever the session's settings and names in front of ours are", async () => {
    const rows = await trail(() =>
      owner.begin(async (sql) => {
        await sql`create temporary table audit_logs (id int) on commit drop`;
        await sql`create function pg_temp.to_jsonb(text) returns text language sql as 'select null'`;
        await sql`set local search_path = pg_temp, public`;
        await sql`set local timezone = 'Asia/Kolkata'`;
        await sql`set local datestyle = 'SQL, DMY'`;
        await sql`update users set banned = true, ban_expires = '2099-01-02 00:00:00+00' where id = 'u1'`;
      }),
    );
    expect(rows).toMatchObject([{ after: { ban_expires: "2099-01-02T00:00:00+00:00" } }]);
  });

  test("names the organization of each row that has one", async () => {
    await owner`insert into invitations (id, organization_id, email, expires_at, inviter_id)
      values ('i1', 'o1', 'new@example.com', now(), 'u1')`;
    const rows = await trail(async () => {
      await owner`update organizations set name = 'Uno'`;
      await owner`update members set created_at = now() where id = 'm2'`;
      await owner`update invitations set role = 'admin'`;
      await owner`update users set name = 'Adele' where id = 'u1'`;
      await owner`insert into sessions (id, expires_at, token, user_id, active_organization_id)
        values ('s1', now(), 't1', 'u2', 'o1')`;
    });
    expect(rows.map(({ organization }) => organization)).toEqual(["o1", "o1", "o1", null, null]);
  });
});
