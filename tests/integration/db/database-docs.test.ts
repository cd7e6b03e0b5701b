import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type ISql } from "postgres";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { missingComments } from "@/db/docs/missing-comments";
import { readCatalog } from "@/db/docs/read-catalog";
import { renderDatabase } from "@/db/docs/render-database";
import { env } from "@/lib/env";
import { createTestDatabase } from "@/tests/support/database";
import { connected, startTestServer } from "@/tests/support/database-server";
import { prepareTemplate } from "@/tests/support/database-template";
import { nodeOutput } from "@/tests/support/node-output";

const owner = postgres(env.DIRECT_URL, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const written = readFileSync("docs/database.md", "utf8").replaceAll("\r\n", "\n");
const documented = async (sql: ISql) => renderDatabase(await readCatalog(sql));

/** What `look` finds after a change of the schema, which is undone. */
async function after<T>(statement: string, look: (sql: ISql) => Promise<T>): Promise<T> {
  const undo = new Error("undo");
  let found: T | undefined;
  const change = owner.begin(async (transaction) => {
    await transaction.unsafe(statement);
    found = await look(transaction);
    throw undo;
  });
  await expect(change).rejects.toBe(undo);
  return found as T;
}

test("docs/database.md says what the migrations make of a database (else: npm run db:docs)", async () => {
  expect(await documented(owner)).toBe(written);
});

test("docs/database.md is the same on PostgreSQL 15", async () => {
  const server = await startTestServer(15);
  onTestFinished(() => server.stop());
  const template = await prepareTemplate(server.superuserUrl);
  const database = await createTestDatabase(server.superuserUrl, template);
  expect(await connected(database.ownerUrl, documented)).toBe(written);
  await database.drop();
});

test("every table, column, index, type, trigger and function says what it is for", async () => {
  expect(missingComments(await readCatalog(owner))).toEqual([]);
});

test("the check notices what nobody has described", async () => {
  const found = await after(
    `create table notes (id text primary key, body text, "at" timestamptz default now());
     comment on column notes.body is 'What was written.';
     create index notes_at_idx on notes (at);
     create type mood as enum ('good', 'bad');
     create function think(text) returns text language sql as 'select $1';
     comment on table users is null;
     comment on index users_email_idx is '  '`,
    async (sql) => missingComments(await readCatalog(sql)),
  );
  expect(found).toEqual([
    "table notes",
    "column notes.id",
    "column notes.at",
    "index notes_at_idx",
    "table users",
    "index users_email_idx",
    "type mood",
    "function think(text)",
  ]);
});

describe("docs/database.md changes with", () => {
  test.each([
    "create table notes (id text primary key)",
    "alter table users alter column image set not null",
    "alter table users alter column banned set default true",
    "alter table members drop constraint members_user_id_fkey",
    "alter table users add constraint users_note check (name <> '')",
    "drop index users_role_idx",
    "comment on index users_role_idx is 'Another reason'",
    "alter table users disable trigger keep_updated_at",
    "grant delete on audit_seals to application",
    "grant update (alg) on jwkss to public",
    "alter table users enable row level security",
    "create policy nobody on users using (false)",
    "alter type user_role add value 'guest'",
    "alter function keep_updated_at() security definer",
    "grant execute on function keep_updated_at() to application",
  ])("%s", async (statement) => {
    expect(await after(statement, documented)).not.toBe(written);
  });
});

test("partitions leave no trace, so that a month more is no change", async () => {
  const notes = "create table notes (id text, at date not null) partition by range (at);";
  const month = `
    create index notes_at_idx on notes (at);
    create table notes_2031_01 partition of notes for values from ('2031-01-01') to ('2031-02-01');
    grant select on notes_2031_01 to application;`;
  const withMonth = await after(notes + month, documented);
  expect(withMonth).toContain("Partitioned by `RANGE (at)`");
  expect(withMonth).not.toContain("2031");
});

test("a description is text: it breaks no table and is no markup", async () => {
  const text = await after("comment on column users.name is E'a | b\\n<b>c</b> *d*'", documented);
  expect(text).toContain("| `name` | text | no | – | a \\| b \\<b>c\\</b> \\*d\\* |");
});

test("the diagram has every foreign key, with what is optional and what is at most one", async () => {
  const text = await after(
    `create table notes (
      id text primary key references users (id),
      author text references users (id) on delete set null
    )`,
    documented,
  );
  expect(text).toContain('  users |o--o{ notes : "author: on delete set null"');
  expect(text).toContain('  users ||--o| notes : "id"');
});

describe("npm run db:docs -- --check", () => {
  const check = (file: string) =>
    nodeOutput(["scripts/run.mjs", "db/commands/docs.ts", "--check", "--file", file]);

  test("passes for what it would write, and is told by one sentence when that is stale", async () => {
    const folder = mkdtempSync(join(tmpdir(), "freehold-docs-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "database.md");
    writeFileSync(file, written);
    expect(await check(file)).toEqual({ code: 0, out: `${file} is up to date.\n`, error: "" });

    const stale = written.replace("People with an account", "People");
    writeFileSync(file, stale);
    expect(await check(file)).toEqual({
      code: 1,
      out: "",
      error: `\n✗ ${file} does not say what the migrations make of the database.\n  Write it anew: npm run db:docs\n`,
    });
    expect(readFileSync(file, "utf8")).toBe(stale);
  });
});
