import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import postgres from "postgres";
import { afterAll, describe, expect, inject, test } from "vitest";
import { sql } from "@/db/client";
import * as schema from "@/db/schema";
import { env } from "@/lib/env";
import { createTestDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/database-fingerprint";
import { connected } from "@/tests/support/database-server";

const owner = postgres(env.DIRECT_URL, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test("the migrated database has the tables, columns and indexes that Drizzle declares", async () => {
  const declared = await createTestDatabase(inject("superuserUrl"));
  // What Drizzle cannot say is no difference: partitions, row-level security, constraint triggers,
  // rights on columns.
  const partition = /\baudit_logs_(\d{4}_\d\d|default)/;
  const structure = (lines: string[]) =>
    lines
      .filter((line) =>
        /^(relation|column(?! right)|constraint(?!.*: TRIGGER )|index|type|sequence) /.test(line),
      )
      .filter((line) => !partition.test(line))
      .map((line) => line.replace(" kind=p ", " kind=r ").replace(" kind=I ", " kind=i "))
      .map((line) => line.replace(" ON ONLY ", " ON ").replace(/ rls=\S+/, ""))
      .sort();
  const expected = await connected(declared.ownerUrl, async (connection) => {
    // What Drizzle takes for given.
    await connection`create extension pg_trgm`;
    await connection`create extension btree_gin`;
    const nothing = generateDrizzleJson({});
    for (const statement of await generateMigration(nothing, generateDrizzleJson(schema))) {
      await connection.unsafe(statement);
    }
    return fingerprint(connection);
  });
  expect(structure(await fingerprint(owner))).toEqual(structure(expected));
  await declared.drop();
});

describe("the fingerprint that compares schemas notices", () => {
  test.each([
    "alter table users alter column banned set default true",
    "alter table users alter column image set not null",
    "alter table users add column note text",
    "alter table members drop constraint members_user_id_fkey",
    "drop index users_role_idx",
    "comment on table users is 'People'",
    "comment on column users.image is null",
    "comment on trigger keep_updated_at on users is 'Keeps it'",
    "comment on function keep_updated_at() is null",
    "drop trigger keep_updated_at on users",
    "alter table users disable trigger keep_updated_at",
    "create or replace function keep_updated_at() returns trigger language plpgsql as 'begin return new; end'",
    "alter type user_role add value 'guest'",
    "grant truncate on users to application",
    "grant select on users to public",
    "grant update (user_id) on audit_logs to application",
    "alter table users enable row level security",
    "create policy nobody on users using (false)",
    "grant create on schema public to application",
    "create sequence numbers",
    "alter table users enable trigger audit_update",
    "alter table audit_logs detach partition audit_logs_default",
    "grant select on audit_logs_default to application",
    "alter function make_audit_partitions(integer) security invoker",
    "alter function make_audit_partitions(integer) reset search_path",
    "grant execute on function audit_change() to public",
    "select make_audit_partitions(4)",
  ])("%s", async (statement) => {
    const before = await fingerprint(owner);
    const undo = new Error("undo");
    const change = owner.begin(async (transaction) => {
      await transaction.unsafe(statement);
      expect(await fingerprint(transaction)).not.toEqual(before);
      throw undo;
    });
    await expect(change).rejects.toBe(undo);
    expect(await fingerprint(owner)).toEqual(before);
  });
});

describe("updated_at", () => {
  const longAgo = new Date("2020-01-01T00:00:00Z");
  const insert = (id: string) => sql`
    insert into users (id, name, email, updated_at)
    values (${id}, 'Ada', ${`${id}@example.com`}, ${longAgo.toISOString()})`;
  const updatedAt = async (id: string) =>
    (await sql`select updated_at::text as at from users where id = ${id}`)[0]?.at as string;
  const isNow = (text: string) => Math.abs(Date.parse(text) - Date.now()) < 60_000;

  test("is kept by the database when plain SQL changes a row", async () => {
    await insert("changed");
    await sql`update users set name = 'Grace' where id = 'changed'`;
    expect(isNow(await updatedAt("changed"))).toBe(true);
  });

  test("stays when an update changes nothing", async () => {
    await insert("same");
    await sql`update users set name = 'Ada' where id = 'same'`;
    expect(Date.parse(await updatedAt("same"))).toBe(longAgo.getTime());
  });

  test("goes by the database's clock, not by what a client claims", async () => {
    await insert("claimed");
    await sql`update users set updated_at = '2031-01-01', name = 'Grace' where id = 'claimed'`;
    expect(isNow(await updatedAt("claimed"))).toBe(true);
  });

  test("has its trigger on every table with such a column", async () => {
    const unkept = await owner`
      select attrelid::regclass::text as name from pg_attribute
      join pg_class on pg_class.oid = attrelid
      where attname = 'updated_at' and relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not exists (
          select from pg_trigger where tgrelid = attrelid and tgname = 'keep_updated_at'
        )`;
    expect(unkept).toEqual([]);
  });
});
