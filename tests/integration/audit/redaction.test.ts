import type { Sql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { auditedPeople } from "@/tests/support/audit-people";

describe.each([15, 18] as const)(
  "the audit trail says of secrets only that they changed on PostgreSQL %i",
  (version) => {
    const { database, trail } = auditedPeople(version);
    let owner: Sql;
    beforeEach(() => {
      owner = database.owner;
    });

    const secrets = {
      sessions: ["token"],
      accounts: ["password", "access_token", "refresh_token", "id_token"],
      verifications: ["identifier", "value"],
      jwkss: ["private_key"],
    };
    const needed: Record<keyof typeof secrets, string> = {
      sessions: "expires_at, user_id) values (now(), 'u1'",
      accounts: "account_id, provider_id, user_id) values ('a', 'p', 'u1'",
      verifications: "expires_at) values (now()",
      jwkss: "public_key) values ('{}'",
    };

    test.each(Object.entries(secrets))("%s: %o", async (table, columns) => {
      const marked = (mark: string) => columns.map((column) => `'${mark}-${column}'`).join(", ");
      const [names, values] = needed[table as keyof typeof secrets].split(") values (");
      const rows = await trail(async () => {
        await owner.unsafe(`insert into ${table} (id, ${columns.join(", ")}, ${names})
        values ('x', ${marked("first")}, ${values})`);
        await owner.unsafe(
          `update ${table} set (${columns.join(", ")}) = row(${marked("second")})`,
        );
        await owner.unsafe(`delete from ${table}`);
        await owner.unsafe(`insert into ${table} (id, ${columns.join(", ")}, ${names})
        values ('x', ${marked("third")}, ${values})`);
        await owner.unsafe(`truncate ${table}`);
      });
      const operations = ["INSERT", "UPDATE", "DELETE", "INSERT", "TRUNCATE"];
      expect(rows.map(({ operation }) => operation)).toEqual(operations);
      expect(JSON.stringify(rows)).not.toMatch(/(first|second|third)-/);
      const redacted = Object.fromEntries(columns.map((column) => [column, "[redacted]"]));
      for (const { before, after } of rows) {
        if (before) expect(before).toMatchObject(redacted);
        if (after) expect(after).toMatchObject(redacted);
      }
    });

    test("and whether there was one", async () => {
      const rows = await trail(async () => {
        await owner`insert into accounts (id, account_id, provider_id, user_id)
        values ('x', 'a', 'p', 'u1')`;
        await owner`update accounts set password = 'hash'`;
        await owner`update accounts set scope = 'email'`;
      });
      expect(rows[0]?.after).toMatchObject({ password: null, access_token: null });
      expect(rows[1]).toMatchObject({
        before: { password: null },
        after: { password: "[redacted]" },
      });
      expect(rows[2]?.after).not.toHaveProperty("password");
    });

    test("in every audited column whose name sounds like one", async () => {
      const open = await owner`
      select distinct relname || '.' || attname as column
      from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_attribute on attrelid = tgrelid
      where tgfoid = 'audit_change'::regproc and attnum > 0
        and attname ~ '(password|token|secret|private|code|hash|identifier|value)'
        and attname !~ '_expires_at$'
        and position('\\000' || attname || '\\000' in '\\000' || encode(tgargs, 'escape')) = 0`;
      expect(open).toEqual([]);
    });
  },
);
