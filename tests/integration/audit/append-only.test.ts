import { beforeAll, describe, expect, test } from "vitest";
import { auditDatabase } from "@/tests/support/audit-database";
import { trailOf } from "@/tests/support/audit-trail";

/** What a connection of the application is: itself, or behind one of its doors. */
const roles = ["app", "application", "application_tenant", "application_registry"];
const denied = /permission denied|must be owner/;

describe.each([15, 18] as const)("the application's login on PostgreSQL %i", (version) => {
  const database = auditDatabase(version);
  let partition = "";

  beforeAll(async () => {
    await database.app`insert into users (id, name, email) values ('u1', 'Ada', 'ada@example.com')`;
    const [row] = await database.owner`select tableoid::regclass::text as name from audit_logs`;
    partition = row?.name;
    expect(partition).toMatch(/^audit_logs_\d{4}_\d\d$/);
  });

  const attempt = (statement: string, role = "app") =>
    database.app.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`);
      return sql.unsafe(statement.replaceAll("PARTITION", partition));
    });

  test("reads the log behind its door, and without one sees no row", async () => {
    const rows = (role: string) => attempt("select row_id from audit_logs", role);
    expect(await rows("application_registry")).toEqual([{ row_id: "u1" }]);
    for (const role of ["app", "application", "application_tenant"]) {
      expect(await rows(role)).toEqual([]);
    }
  });

  test.each([
    "insert into audit_logs (table_name, operation) values ('users', 'DELETE')",
    "copy audit_logs (table_name, operation) from stdin",
    "update audit_logs set user_id = 'someone else'",
    "update audit_logs set changed_data = changed_data",
    "delete from audit_logs",
    "truncate audit_logs",
    "merge into audit_logs using (select 1) one on true when matched then delete",
    "select * from audit_logs for update",
    "do $$ begin lock table audit_logs in row exclusive mode; end $$",
    "drop table audit_logs",
    "alter table audit_logs rename to others",
    "alter table audit_logs detach partition PARTITION",
    "create rule forget as on insert to audit_logs do instead nothing",
    "create trigger forget before insert on audit_logs for each row execute function keep_updated_at()",
    "create policy nobody on audit_logs using (false)",
    "select setval('audit_logs_id_seq', 1)",
    "select nextval('audit_logs_id_seq')",
    "alter sequence audit_logs_id_seq restart",
    "select * from PARTITION",
    "insert into PARTITION (table_name, operation) values ('users', 'DELETE')",
    "update PARTITION set user_id = 'someone else'",
    "delete from PARTITION",
    "truncate PARTITION",
    "drop table PARTITION",
    "select * from audit_logs_default",
    "insert into audit_logs_default (table_name, operation) values ('users', 'DELETE')",
    "delete from audit_logs_default",
    "create table mine partition of audit_logs for values from ('2099-01-01') to ('2100-01-01')",
  ])("cannot touch the log: %s", async (statement) => {
    for (const role of roles) await expect(attempt(statement, role)).rejects.toThrow(denied);
  });

  test.each([
    "alter table users disable trigger audit_update",
    "alter table users disable trigger all",
    "drop trigger audit_update on users",
    "create or replace trigger audit_update after update on users for each row execute function audit_change()",
    "create trigger mine after insert on users for each row execute function audit_change()",
    "set session_replication_role = replica",
    "alter role app set session_replication_role = replica",
    "select set_config('session_replication_role', 'replica', false)",
    "create or replace function audit_change() returns trigger language plpgsql as 'begin return null; end'",
    "alter function audit_change() security invoker",
    "drop function audit_change()",
    "select audit_table('users')",
    "truncate users",
    "set role owner",
    "set session authorization owner",
    "alter event trigger mine disable",
    "create extension citext schema pg_catalog",
  ])("cannot switch it off: %s", async (statement) => {
    for (const role of roles) {
      await expect(attempt(statement, role), role).rejects.toThrow(
        /permission denied|must be owner|does not exist/,
      );
    }
  });

  test("cannot call the trigger's function by itself", async () => {
    await expect(attempt("select audit_change()")).rejects.toThrow(
      /permission denied|trigger functions can only be called as triggers/,
    );
  });

  test("cannot hang the trigger's function on a table of its own, to write what it likes", async () => {
    const forge = database.app.begin(async (sql) => {
      await sql`create temporary table users (id text) on commit drop`;
      await sql`create trigger forge after insert on pg_temp.users
        for each row execute function public.audit_change()`;
    });
    await expect(forge).rejects.toThrow(/permission denied for function .*audit_change/);
  });

  test("cannot lead the trigger astray with objects of its own", async () => {
    const rows = await trailOf(database.owner, () =>
      database.app.begin(async (sql) => {
        await sql`create temporary table audit_logs (like public.audit_logs) on commit drop`;
        await sql`create function pg_temp.to_jsonb(anyelement) returns jsonb language sql
          as 'select null::jsonb'`;
        await sql`set local search_path = pg_temp, public, pg_catalog`;
        await sql`update public.users set name = 'Astray'`;
        expect(await sql`select from pg_temp.audit_logs`).toHaveLength(0);
      }),
    );
    expect(rows).toMatchObject([{ user: "database:app", after: { name: "Astray" } }]);
  });

  test("is named by its login, whatever role it takes", async () => {
    const rows = await trailOf(database.owner, () =>
      database.app.begin(async (sql) => {
        await sql`set local role application`;
        await sql`update users set name = 'As the group'`;
      }),
    );
    expect(rows).toMatchObject([{ user: "database:app" }]);
  });

  test("makes partitions by the function alone, and not any number of them", async () => {
    await expect(attempt("select make_audit_partitions(3)")).resolves.toHaveLength(1);
    for (const months of ["-1", "25", "1000000", "null"]) {
      await expect(attempt(`select make_audit_partitions(${months})`)).rejects.toThrow(
        "between 0 and 24",
      );
    }
  });
});
