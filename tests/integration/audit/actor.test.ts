import { describe, expect, test } from "vitest";
import { auditedPeople } from "@/tests/support/audit-people";

describe.each([15, 18] as const)("the audit trail knows who did it on PostgreSQL %i", (version) => {
  const { database, trail } = auditedPeople(version);
  const nobody = { impersonator: null, ip: null, agent: null, request: null };
  const plainSql = { ...nobody, user: "database:app" };
  const write = async (actor: string | null) => {
    const rows = await trail(() =>
      database.app.begin(async (sql) => {
        if (actor !== null) await sql`select set_config('app.actor', ${actor}, true)`;
        await sql`update users set name = 'Written by ' || ${String(Math.random())} where id = 'u1'`;
      }),
    );
    expect(rows).toHaveLength(1);
    return rows[0];
  };

  test("all of it", async () => {
    const actor = { user: "u1", impersonator: "u2", ip: "::1", agent: "curl 8", request: "r1" };
    expect(await write(JSON.stringify(actor))).toMatchObject(actor);
  });

  test.each([
    ["a job", '{"user":"system:prune-expired"}', { ...nobody, user: "system:prune-expired" }],
    ["somebody not signed in", '{"ip":"::1"}', { ...nobody, user: null, ip: "::1" }],
    ["an empty object", "{}", { ...nobody, user: null }],
    ["a user without a name", '{"user":""}', { ...nobody, user: null }],
    ["null", '{"user":null}', { ...nobody, user: null }],
    ["plain SQL", null, plainSql],
    ["a setting that is empty", "", plainSql],
    ["text that is no JSON", "{user", plainSql],
    ["JSON that is no object", '["u1"]', plainSql],
    ["a text", '"u1"', plainSql],
    ["a character that no text can hold", '{"user":"\\u0000"}', plainSql],
    ["brackets without end", "[".repeat(100_000), plainSql],
  ])("%s", async (_, actor, expected) => {
    expect(await write(actor)).toMatchObject(expected);
  });

  test("a name of any length does not cost the write", async () => {
    const long = Array.from({ length: 20_000 }, (_, n) => (n * 7919).toString(36)).join("");
    const row = await write(JSON.stringify({ user: long, impersonator: long }));
    expect(row?.user).toBe(long.slice(0, 255));
    expect(row?.impersonator).toBe(long.slice(0, 255));
  });

  test("and forgets it with the transaction, on the same connection", async () => {
    const connection = await database.app.reserve();
    const rename = (name: string) => connection`update users set name = ${name} where id = 'u1'`;
    const rows = await trail(async () => {
      await connection`begin`;
      await connection`select set_config('app.actor', '{"user":"u1"}', true)`;
      await rename("Known");
      await connection`commit`;
      await rename("Unknown");
    });
    connection.release();
    expect(rows.map(({ user }) => user)).toEqual(["u1", "database:app"]);
  });
});
