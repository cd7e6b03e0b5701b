import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { env } from "@/lib/env";

const denied = /permission denied|must be owner/;

describe("the application's login", () => {
  test("works as somebody who is no superuser and cannot bypass row-level security", async () => {
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
      where rolname = current_user`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
    const owned = await sql`
      select relname from pg_class where pg_get_userbyid(relowner) in (current_user, 'application')`;
    expect(owned).toEqual([]);
  });

  test.each([
    "alter table users add column note text",
    "alter table users disable trigger all",
    "drop table users",
    "drop type user_role cascade",
    "drop index users_role_idx",
    "create index on users (name)",
    "create table public.mine ()",
    "create schema mine",
    "create or replace function keep_updated_at() returns trigger language plpgsql as 'begin return new; end'",
    "truncate users",
    "truncate audit_logs",
    "update audit_logs set operation = 'x'",
    "delete from audit_logs",
    "insert into audit_logs (table_name, operation) values ('users', 'DELETE')",
    "delete from drizzle.__drizzle_migrations",
    "update graphile_worker.migrations set breaking = false",
    "set role owner",
    "grant application to postgres",
  ])("cannot: %s", async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toThrow(denied);
  });

  test("can read the audit log and the ledger of migrations", async () => {
    expect(await sql`select operation from audit_logs`).toEqual([]);
    expect((await sql`select hash from drizzle.__drizzle_migrations`).length).toBeGreaterThan(0);
  });
});

describe("the group role", () => {
  const owner = postgres(env.DIRECT_URL, { max: 1 });
  afterAll(() => owner.end());

  const special: Record<string, string | null> = {
    audit_archives: null,
    audit_logs: "SELECT",
    audit_seals: null,
    organization_slugs: "SELECT",
  };

  test("has exactly the rights that each table was opened with", async () => {
    const tables = await owner<{ name: string; rights: string }[]>`
      select relname as name, string_agg(privilege_type, ' ' order by privilege_type) as rights
      from pg_class
      left join lateral aclexplode(relacl) acl on acl.grantee = 'application'::regrole
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      group by relname order by relname`;
    for (const { name, rights } of tables) {
      const isPartition = /^audit_logs_(\d{4}_\d\d|default)$/.test(name);
      const usual = isPartition ? null : "DELETE INSERT SELECT UPDATE";
      expect({ name, rights }).toEqual({ name, rights: name in special ? special[name] : usual });
    }
  });

  test("can be taken by the owner, and nothing is granted to everybody", async () => {
    await owner`set role application`;
    await owner`reset role`;
    const open = await owner`
      select relname from pg_class, aclexplode(relacl) acl
      where relnamespace = 'public'::regnamespace and acl.grantee = 0`;
    expect(open).toEqual([]);
    const [row] = await owner`
      select exists (select from pg_namespace, aclexplode(nspacl) acl
        where nspname = 'public' and acl.grantee = 0 and acl.privilege_type = 'CREATE') as open`;
    expect(row).toEqual({ open: false });
  });
});
