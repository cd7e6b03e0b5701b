import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { readMigrationFiles } from "@/db/migrations/migration-files";
import { rollback } from "@/db/migrations/rollback";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

const names = readMigrationFiles().map(({ name }) => name);
const position = names.findIndex((name) => name.endsWith("keep_invariants_in_the_database"));

let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase(inject("superuserUrl"), inject("template"));
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await rollback({ url: database.ownerUrl, steps: names.length - position });
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const up = () => migrate({ url: database.ownerUrl, applicationUrl: database.appUrl });

beforeEach(async () => {
  await owner`delete from organizations`;
  await owner`delete from users`;
  await owner`insert into users (id, name, email) values ('ada', 'A', ' Ada@Example.net')`;
  await owner`insert into organizations (id, name, slug) values ('acme', 'A', 'acme')`;
  await owner`insert into members (id, organization_id, user_id, role) values ('m', 'acme', 'ada', 'owner')`;
});

describe("the migration stops, and names the rows, for data that only a person can mend", () => {
  test.each([
    [
      "insert into users (id, name, email) values ('twin', 'Ada', 'ADA@example.net')",
      "users whose addresses are one when letter case is ignored: ada, twin",
    ],
    ["update users set email = 'nowhere'", "users whose address is none: ada"],
    [
      "update users set name = repeat('a', 101)",
      "users with a name of more than 100 characters: ada",
    ],
    ["update organizations set slug = 'admin'", "slug breaks the rules or is reserved: acme"],
    ["update organizations set slug = 'Acme'", "slug breaks the rules or is reserved: acme"],
    ["update organizations set metadata = 'no json'", "metadata is no JSON object of at most"],
    ["update organizations set metadata = '[]'", "metadata is no JSON object of at most"],
    ["update members set role = 'admin'", "organizations without an owner: acme"],
  ])("%s", async (statement, sentence) => {
    await owner.unsafe(statement);
    await expect(up()).rejects.toThrow(sentence);
    const [row] = await owner`select name from users where id = 'ada'`;
    expect(row?.name, "nothing is changed").not.toBe("A.");
  });
});

test("and brings what it can into order", async () => {
  await owner`insert into sessions (id, token, user_id, expires_at, user_agent, ip_address)
    values ('s', 't', 'ada', now(), repeat('u', 2000), repeat('i', 99))`;
  const invitation = (id: string, email: string, expires: string, created: string) => owner`
    insert into invitations (id, organization_id, inviter_id, email, expires_at, created_at)
    values (${id}, 'acme', 'ada', ${email}, now() + ${expires}::interval, now() - ${created}::interval)`;
  await invitation("overdue", "kim@example.net", "-1 hour", "1 minute");
  await invitation("older", "Kim@example.net", "1 hour", "3 hours");
  await invitation("newer", " kim@EXAMPLE.net", "1 hour", "2 hours");
  expect(await up()).toEqual(names.slice(position));
  expect(await owner`select name, email from users`).toEqual([
    { name: "A.", email: "ada@example.net" },
  ]);
  expect(
    await owner`select length(user_agent) as agent, length(ip_address) as address from sessions`,
  ).toEqual([{ agent: 512, address: 64 }]);
  expect(await owner`select id, email, status from invitations order by id`).toEqual([
    { id: "newer", email: "kim@example.net", status: "pending" },
    { id: "older", email: "kim@example.net", status: "canceled" },
    { id: "overdue", email: "kim@example.net", status: "expired" },
  ]);
});
