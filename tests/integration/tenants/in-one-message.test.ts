import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { withActor } from "@/db/actor";
import { sql } from "@/db/client";
import { registry } from "@/db/registry";
import { members, organizations } from "@/db/schema";
import { part } from "@/db/statement";
import { tenant } from "@/db/tenant";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

test("every connection learns a query, and each caller sees the rows of its own organization", async () => {
  const tenants = await Promise.all(
    Array.from({ length: 5 }, async () => (await addOrganization(owner, "owner", "member"))[0]),
  );
  const asked = Array.from({ length: 200 }, (_, index) => tenants[index % tenants.length]);
  const answers = await Promise.all(
    asked.map(
      (context) =>
        context && tenant(context).sql<{ id: string }[]>`select id from organizations limit ${10}`,
    ),
  );
  expect(answers.map((rows) => rows?.map(({ id }) => id))).toEqual(
    asked.map((context) => [context?.organization.id]),
  );
});

test("quotes, backslashes and what looks like SQL stay values", async () => {
  const [context] = await addOrganization(owner, "owner");
  for (const hostile of ["'", "\\'", "\\", "'; reset role; select 1 --", "$1", "E'\\''", "%"]) {
    const rows = await tenant(context).sql<{ back: string }[]>`select ${hostile}::text as back`;
    expect(rows).toEqual([{ back: hostile }]);
  }
});

test("dates, numbers, nothing and parts arrive as they do in any other query", async () => {
  const [context] = await addOrganization(owner, "owner");
  const at = new Date("2026-01-02T03:04:05.678Z");
  const rows = await tenant(context).sql<object[]>`
    select ${at}::timestamptz = '2026-01-02T03:04:05.678Z' as date, ${12}::bigint as number,
      ${null}::text as nothing ${part`where ${true}::boolean`}`;
  expect(rows).toEqual([{ date: true, number: "12", nothing: null }]);
  const found = await tenant(context)
    .db.select({ role: members.role, at: members.createdAt })
    .from(members)
    .where(eq(members.organizationId, context.organization.id));
  expect(found).toEqual([{ role: "owner", at: expect.any(Date) }]);
});

test("a write counts its rows, gives back what it wrote, and is recorded as its actor's", async () => {
  const [context, other] = await addOrganization(owner, "owner", "member");
  const { db } = tenant(context);
  const change = () =>
    db.update(members).set({ role: "admin" }).where(eq(members.id, other.memberId));
  expect((await withActor({ user: context.user.id }, change)).count).toBe(1);
  expect(
    (await db.update(members).set({ role: "admin" }).where(eq(members.id, "none"))).count,
  ).toBe(0);
  const written = await db
    .update(members)
    .set({ role: "member" })
    .where(eq(members.id, other.memberId))
    .returning({ id: members.id, role: members.role });
  expect(written).toEqual([{ id: other.memberId, role: "member" }]);
  const log = await owner`
    select user_id from audit_logs where row_id = ${other.memberId} and operation = 'UPDATE' order by id`;
  expect(log.map(({ user_id }) => user_id)).toEqual([context.user.id, "database:app"]);
});

test("what the database refuses only when it commits is an error, and nothing is written", async () => {
  const [context] = await addOrganization(owner, "owner");
  const leave = tenant(context).db.delete(members).where(eq(members.id, context.memberId));
  await expect(leave).rejects.toMatchObject({
    cause: { constraint_name: "organizations_keep_an_owner" },
  });
  expect(await owner`select from members where id = ${context.memberId}`).toHaveLength(1);
});

test("a refused query names its own error, and leaves the connection as it was", async () => {
  const [context] = await addOrganization(owner, "owner");
  await expect(tenant(context).sql`select 1 / ${0}::int`).rejects.toMatchObject({ code: "22012" });
  await expect(tenant(context).sql`select nothing`).rejects.toMatchObject({ code: "42703" });
  await expect(tenant(context).sql`select password from accounts`).rejects.toMatchObject({
    code: "42501",
  });
  const rows = await sql`
    select current_user as role, current_setting('app.organization_id', true) as organization
    from generate_series(1, 3)`;
  for (const row of rows) expect(row).toMatchObject({ role: "app" });
  expect(await sql`select from organizations`).toEqual([]);
});

test("more different queries than are kept are answered all the same", async () => {
  const [context] = await addOrganization(owner, "owner");
  for (let number = 0; number < 520; number++) {
    const strings = Object.assign([`select ${number} as number`], { raw: [] });
    expect(await tenant(context).sql(strings as never)).toEqual([{ number }]);
  }
  expect(await registry.db.select({ id: organizations.id }).from(organizations)).not.toEqual([]);
});
