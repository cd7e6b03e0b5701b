import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { unguardedTables } from "@/tests/support/unguarded-tables";

const owner = postgres(env.DIRECT_URL, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test("every table is isolated, recorded and granted as it has to be", async () => {
  expect(await unguardedTables(owner)).toEqual([]);
});

/** A table of tenants as a migration makes it. */
const notes = `
  create table public.notes (id text primary key, organization_id text not null, body text);
  create index notes_organization_id_idx on public.notes (organization_id);
  select public.audit_table('public.notes');
  select public.isolate_tenants('public.notes');
  grant select, insert, update, delete on public.notes to application_tenant`;

/** What the check says of the tables that a migration made, which is undone. */
async function problemsAfter(migration: string): Promise<string[]> {
  const undo = new Error("undo");
  let problems: string[] = [];
  const attempt = owner.begin(async (transaction) => {
    await transaction.unsafe(migration);
    problems = await unguardedTables(transaction);
    throw undo;
  });
  await expect(attempt).rejects.toBe(undo);
  return problems;
}

test("the check is content with a table that has all of it", async () => {
  expect(await problemsAfter(notes)).toEqual([]);
});

test("the check notices a table that nobody thought of", async () => {
  expect(await problemsAfter("create table public.notes (id text, organization_id text)")).toEqual([
    "notes: row-level security is not forced",
    "notes: no policy for application_tenant",
    "notes: no index begins with the organization",
    "notes: no audit trigger for DELETE, INSERT, TRUNCATE, UPDATE",
    "notes: the application has no right on it",
  ]);
  expect(await problemsAfter("create table public.words (id text)")).toEqual([
    "words: no audit trigger for DELETE, INSERT, TRUNCATE, UPDATE",
    "words: the application has no right on it",
  ]);
});

describe("the check notices", () => {
  const wide = "a policy (*) shows application_tenant more than one organization";
  test.each([
    ["alter table notes no force row level security", "row-level security is not forced"],
    ["alter table notes disable row level security", "row-level security is not forced"],
    ["drop policy tenant on notes", "no policy for application_tenant"],
    ["create policy all_of_it on notes to application_tenant using (true)", wide],
    ["alter policy tenant on notes with check (true)", wide],
    ["alter policy tenant on notes using (id = current_setting('app.organization_id'))", wide],
    [
      "create policy everybody on notes for select using (true)",
      "a policy (r) shows public more than one organization",
    ],
    [
      "create policy base on notes for select to application using (true)",
      "a policy (r) shows application more than one organization",
    ],
    ["drop index notes_organization_id_idx", "no index begins with the organization"],
    [
      `drop index notes_organization_id_idx;
       create index on notes (organization_id) where body is not null;
       create index on notes (body, organization_id)`,
      "no index begins with the organization",
    ],
    ["drop trigger audit_update on notes", "no audit trigger for UPDATE"],
    ["alter table notes disable trigger audit_truncate", "no audit trigger for TRUNCATE"],
    ["alter table notes enable trigger audit_insert_delete", "no audit trigger for DELETE, INSERT"],
    [
      `drop trigger audit_update on notes;
       create trigger audit_update after update of body on notes
         for each row execute function audit_change();
       alter table notes enable always trigger audit_update`,
      "no audit trigger for UPDATE",
    ],
    ["revoke all on notes from application_tenant", "the application has no right on it"],
  ])("%s", async (change, problem) => {
    expect(await problemsAfter(`${notes}; ${change}`)).toContain(`notes: ${problem}`);
  });

  test("an organization's own row without a guard", async () => {
    expect(await problemsAfter("drop policy tenant on organizations")).toEqual([
      "organizations: no policy for application_tenant",
    ]);
  });

  test("a partition with rights of its own", async () => {
    expect(
      await problemsAfter("grant select on audit_logs_default to application, public"),
    ).toEqual([
      "audit_logs_default: a partition, but application may reach it directly",
      "audit_logs_default: a partition, but public may reach it directly",
    ]);
  });

  test("an exception for a table that is gone", async () => {
    expect(await problemsAfter("drop table rate_limits")).toEqual([
      "rate_limits: is excepted, but does not exist",
    ]);
  });
});
