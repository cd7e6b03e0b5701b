import type { Sql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { auditedPeople } from "@/tests/support/audit-people";
import { summary } from "@/tests/support/audit-trail";

describe.each([15, 18] as const)(
  "the audit trail is one with its transaction: on PostgreSQL %i",
  (version) => {
    const { database, trail } = auditedPeople(version);
    let owner: Sql;
    beforeEach(() => {
      owner = database.owner;
    });

    test("a rolled-back change leaves no row, nor does a rolled-back savepoint", async () => {
      const undo = new Error("undo");
      const rows = await trail(async () => {
        const undone = owner.begin(async (sql) => {
          await sql`update users set name = 'Undone'`;
          throw undo;
        });
        await expect(undone).rejects.toBe(undo);
        await owner.begin(async (sql) => {
          await sql`update users set name = 'Kept' where id = 'u1'`;
          await sql
            .savepoint(async (inner) => {
              await inner`update users set name = 'Undone' where id = 'u2'`;
              throw undo;
            })
            .catch(() => {});
          await sql.savepoint((inner) => inner`update users set name = 'Kept' where id = 'u3'`);
        });
      });
      expect(summary(rows)).toEqual(["users UPDATE u1", "users UPDATE u3"]);
    });

    test("every row carries the number of the outermost transaction", async () => {
      let number = "";
      const rows = await trail(() =>
        owner.begin(async (sql) => {
          await sql.savepoint((inner) => inner`update users set name = 'Inner' where id = 'u1'`);
          await sql`update users set name = 'Outer' where id = 'u2'`;
          const [row] = await sql`select pg_current_xact_id()::text as number`;
          number = row?.number;
        }),
      );
      expect(rows.map(({ transaction }) => transaction)).toEqual([number, number]);
    });

    test("each row has the moment of its own change", async () => {
      await trail(() =>
        owner.begin(async (sql) => {
          await sql`update users set name = 'First' where id = 'u1'`;
          await sql`select pg_sleep(0.01)`;
          await sql`update users set name = 'Second' where id = 'u1'`;
        }),
      );
      const [times] = await owner`
      select max(changed_at) - min(changed_at) >= interval '10 ms' as apart from
      (select changed_at from audit_logs order by id desc limit 2) last`;
      expect(times?.apart).toBe(true);
    });

    test("a change whose row cannot be written fails", async () => {
      await owner`alter table audit_logs add constraint full_up check (false) not valid`;
      for (const statement of [
        "update users set name = 'Unseen' where id = 'u1'",
        "insert into users (id, name, email) values ('x', 'Unseen', 'x@example.com')",
        "delete from users where id = 'u3'",
        "truncate sessions",
      ]) {
        await expect(owner.unsafe(statement)).rejects.toThrow("full_up");
      }
      await owner`alter table audit_logs drop constraint full_up`;
      expect(await owner`select id from users where name = 'Unseen'`).toEqual([]);
      expect(await owner`select id from users where id = 'u3'`).toHaveLength(1);
    });
  },
);
