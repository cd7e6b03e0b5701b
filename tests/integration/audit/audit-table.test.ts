import type { Sql, TransactionSql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { auditedPeople } from "@/tests/support/audit-people";
import { summary, trailOf } from "@/tests/support/audit-trail";

describe.each([15, 18] as const)(
  "audit_table switches the trail on for a new table on PostgreSQL %i",
  (version) => {
    const { database } = auditedPeople(version);
    let owner: Sql;
    beforeEach(() => {
      owner = database.owner;
    });

    const undo = new Error("undo");
    const within = async (work: (sql: TransactionSql) => Promise<void>) => {
      const attempt = owner.begin(async (sql) => {
        await sql`create table projects (id text primary key, organization_id text, token text,
        size numeric, settings json, extra jsonb)`;
        await work(sql);
        throw undo;
      });
      await expect(attempt).rejects.toBe(undo);
    };

    test("with its organization, its secrets, and columns that come later", () =>
      within(async (sql) => {
        await sql`select audit_table('projects', redacted => array['token'])`;
        const rows = await trailOf(sql, async () => {
          await sql`insert into projects values ('p1', 'o7', 'secret')`;
          await sql`alter table projects add column t text`;
          await sql`update projects set t = 'later'`;
          await sql`truncate projects`;
        });
        expect(summary(rows)).toEqual([
          "projects INSERT p1",
          "projects UPDATE p1",
          "projects TRUNCATE p1",
        ]);
        expect(rows.map(({ organization }) => organization)).toEqual(["o7", "o7", "o7"]);
        expect(rows[1]?.after).toEqual({ t: "later" });
        expect(rows[2]?.before).toMatchObject({ token: "[redacted]", t: "later" });
      }));

    test("with changes that the type itself calls equal, and types that know no equality", () =>
      within(async (sql) => {
        await sql`select audit_table('projects')`;
        const rows = await trailOf(sql, async () => {
          await sql`insert into projects (id, size, settings, extra) values ('p1', 1.0, '{}', '5')`;
          await sql`update projects set size = 1.00`;
          await sql`update projects set settings = '{"a":1}'`;
          await sql`update projects set extra = '"5"'`;
        });
        const changed = rows.map(({ after }) => Object.keys(after ?? {}));
        expect(changed.slice(1)).toEqual([["size"], ["settings"], ["extra"]]);
      }));

    test("again with other secrets", () =>
      within(async (sql) => {
        await sql`select audit_table('projects')`;
        await sql`select audit_table('projects', array['token'])`;
        const rows = await trailOf(
          sql,
          () => sql`insert into projects (id, token) values ('p', 's')`,
        );
        expect(rows).toMatchObject([{ after: { token: "[redacted]" } }]);
      }));

    test.each([
      [
        "a column that it does not have",
        "select audit_table('users', array['pasword'])",
        "pasword",
      ],
      ["a table without an id", "select audit_table('rate_limits')", "no column id"],
      ["a partitioned table", "select audit_table('audit_logs')", "ordinary tables"],
      ["another schema", "select audit_table('drizzle.__drizzle_migrations')", "schema public"],
    ])("but not with %s", async (_, statement, message) => {
      await expect(owner.unsafe(statement)).rejects.toThrow(message);
    });
  },
);
