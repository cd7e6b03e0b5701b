import { DrizzleQueryError } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { constraintError } from "@/db/constraint-error";
import { reservedSlugs } from "@/lib/organizations/slug";
import { ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

const refusal = (code: string, constraint_name?: string) =>
  constraintError(
    new DrizzleQueryError("", [], Object.assign(new Error(), { code, constraint_name })),
  );

const rules = await owner<{ name: string; code: string }[]>`
    select conname as name, '23514' as code from pg_constraint
    where connamespace = 'public'::regnamespace and contype = 'c'
    union all
    select indexrelid::regclass::text, '23505' from pg_index
    join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and indisunique and not indisprimary
    union all
    select distinct raised[1], '23514'
    from pg_proc, regexp_matches(prosrc, $$CONSTRAINT = '([a-z_]+)'$$, 'g') raised
    where pronamespace = 'public'::regnamespace
    order by name`;

describe("every rule of the database has a sentence of its own", () => {
  test("and there are rules of each kind", () => {
    expect(rules.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "users_email_check",
        "users_email_idx",
        "users_keep_a_superadmin",
        "organizations_keep_an_owner",
        "organizations_slug_is_free",
        "invitations_answered_once",
      ]),
    );
  });

  test.each(rules)("$name", ({ name, code }) => {
    const error = refusal(code, name);
    expect([400, 409]).toContain(error?.status);
    expect(error?.message).toMatch(/^[A-Z].*\.$/);
    expect(error?.message).not.toBe(refusal(code)?.message);
  });

  test("and what has none of its own is a 4xx as well, but not what is a fault of ours", () => {
    for (const code of ["23505", "23503", "23514", "22P02", "40001", "40P01"]) {
      expect(Math.floor((refusal(code)?.status ?? 0) / 100), code).toBe(4);
    }
    expect(refusal("42703")).toBeUndefined();
  });
});

test("the database and lib/organizations/slug.ts know the same reserved words", async () => {
  const [row] = await owner<{ words: string[] }[]>`select public.reserved_slugs() as words`;
  expect(row?.words.toSorted()).toEqual([...reservedSlugs].sort());
});

test("none of the rules' functions can be called by the application, and none follows its search path", async () => {
  const functions = await owner`
    select proname as name, has_function_privilege('application', oid, 'execute') as callable,
      proconfig as settings
    from pg_proc where pronamespace = 'public'::regnamespace and proname in (
      'keep_an_owner', 'keep_owners_when_truncated', 'keep_a_superadmin', 'keep_bans_in_order',
      'keep_answered_invitations', 'expire_overdue_invitation', 'refuse_reserved_slug',
      'reserved_slugs', 'lock_slugs', 'claim_slug', 'settle_slug', 'refuse_slug_in_use',
      'refuse_when_deleted'
    )`;
  expect(functions).toHaveLength(13);
  for (const { name, callable, settings } of functions) {
    expect([name, callable, settings]).toEqual([name, false, ['search_path=""']]);
  }
});
