import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { addMember, addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

/** An organization in which Olga did something to Mia forty times, and Adam invited somebody. */
async function busyOrganization(sql: Sql) {
  const olga = await addPerson(sql, "Olga Owner");
  const adam = await addPerson(sql, "Adam Admin");
  const mia = await addPerson(sql, "Mia Member");
  const organization = await addOrganization(sql, olga, "Busy");
  await addMember(sql, organization, adam, "admin");
  await addMember(sql, organization, mia, "member");
  const by = (person: { id: string }, work: (transaction: Sql) => Promise<unknown>) =>
    sql.begin(async (transaction) => {
      const actor = JSON.stringify({ user: person.id, ip: "192.0.2.7" });
      await transaction`select set_config('app.actor', ${actor}, true)`;
      await work(transaction as unknown as Sql);
    });
  for (let n = 0; n < 40; n++) {
    await by(
      olga,
      (transaction) => transaction`
        update members set role = ${n % 2 ? "member" : "admin"}
        where organization_id = ${organization.id} and user_id = ${mia.id}`,
    );
  }
  const invited = `guest-${crypto.randomUUID().slice(0, 8)}@example.net`;
  await by(
    adam,
    (transaction) =>
      transaction`insert into invitations ${transaction({
        id: crypto.randomUUID(),
        organization_id: organization.id,
        email: invited,
        inviter_id: adam.id,
        expires_at: new Date(Date.now() + 3_600_000),
      })}`,
  );
  return { organization, olga, adam, mia, invited, address: `/org/${organization.slug}/audit-log` };
}

test("an owner reads what happened, opens an entry, and follows its history", async ({
  page,
  sql,
  signIn,
}) => {
  const { organization, olga, invited } = await busyOrganization(sql);
  await signIn(olga.email);
  await page.goto(`/org/${organization.slug}`);
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(rows(page)).toHaveCount(25);
  await expect(rows(page).first()).toContainText(`Adam Admin invited ${invited} as member`);

  const entry = rows(page).nth(1);
  await entry.locator("summary").click();
  await expect(entry.locator("del")).toContainText("admin");
  await expect(entry.locator("ins")).toContainText("member");
  await expect(entry).toContainText("192.0.2.7");
  await entry.getByRole("link", { name: "History of this entry" }).click();
  await expect(page).toHaveURL(/object=members/);
  await expect(rows(page)).toHaveCount(25);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(16);
  await expect(rows(page).last()).toContainText("added Mia Member as member");
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(rows(page).first()).toContainText(invited);
});

test("the search finds as one types, filters take effect at once, and the address keeps both", async ({
  page,
  sql,
  signIn,
}) => {
  const { olga, adam, invited, address } = await busyOrganization(sql);
  await signIn(olga.email);
  await page.goto(address);
  const search = page.getByRole("searchbox", { name: "Search the log" });
  await search.fill(invited.slice(0, 12));
  await expect(rows(page)).toHaveCount(1);
  await expect(search).toBeFocused();
  expect(new URL(page.url()).searchParams.get("q")).toBe(invited.slice(0, 12));

  await page.getByLabel("Who").selectOption(olga.id);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(search, "a filter keeps the search").toHaveValue(invited.slice(0, 12));
  await page.getByLabel("Who").selectOption(adam.id);
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByLabel("Who")).toHaveValue(adam.id);

  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page.getByLabel("Who")).toHaveValue("");
  await expect(search).toHaveValue("");
  await page.getByLabel("What").selectOption("member.role");
  await expect(rows(page).first()).toContainText("changed the role of Mia Member");
  await page.getByLabel("From (UTC)").fill("2099-01-01");
  await expect(page.getByText("Nothing matches")).toBeVisible();
});

test("the files hold what the page shows, and only for those who may see it", async ({
  page,
  sql,
  signIn,
  servers,
}) => {
  const { olga, mia, invited, address } = await busyOrganization(sql);
  await signIn(olga.email);
  await page.goto(`${address}?kind=invitation.sent`);
  await expect(rows(page)).toHaveCount(1);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/^busy-.*-audit-log-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`Adam Admin invited ${invited} as member`);

  const json = await page.request.get(`${servers.url}${address}/export?format=json`);
  expect(json.headers()["cache-control"]).toBe("no-store");
  expect(await json.json()).toHaveLength(45);

  await signIn(mia.email);
  const refused = await page.request.get(`${servers.url}${address}/export`);
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "FORBIDDEN"]);
  expect((await page.request.get(servers.url + address)).status()).toBe(403);
  await page.goto(address.replace("/audit-log", ""));
  await expect(page.getByRole("link", { name: "Members" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
});

test("a client that goes away in the middle of a file ends it", async ({
  sql,
  signIn,
  page,
  servers,
}) => {
  const { organization, olga, address } = await busyOrganization(sql);
  await sql`
    insert into audit_logs (table_name, operation, organization_id, row_id, changed_data)
    select 'members', 'INSERT', ${organization.id}, n::text,
      jsonb_build_object('before', null, 'after', jsonb_build_object('note', repeat('x', 2000)))
    from generate_series(1, 30000) n`;
  await signIn(olga.email);
  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const leaving = new AbortController();
  const answer = await fetch(`${servers.url}${address}/export`, {
    headers: { cookie },
    signal: leaving.signal,
  });
  await answer.body?.getReader().read();
  leaving.abort();
  const reading = async () => {
    const [row] = await sql<{ reads: number }[]>`
      select count(*)::int as reads from pg_stat_activity
      where pid <> pg_backend_pid() and state = 'active' and query like '%reached%'`;
    return row?.reads;
  };
  await expect.poll(reading).toBe(0);
  const again = await page.goto(address);
  expect(again?.status(), "and the server goes on").toBe(200);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, bypassCSP: true });

    test("axe finds nothing in open entries, filters in force and empty lists", async ({
      page,
      sql,
      signIn,
    }) => {
      const { olga, address } = await busyOrganization(sql);
      await signIn(olga.email);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        for (const query of ["", "?kind=Members&q=mia", "?q=nobody-at-all"]) {
          await page.goto(address + query);
          for (const summary of (await page.locator("summary").all()).slice(0, 3)) {
            await summary.click();
          }
          expect(await accessibilityProblems(page), query).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
          ).toBeLessThanOrEqual(width);
        }
      }
    });
  });
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("search, filters, entries, pages and files work", async ({ page, sql, signIn }) => {
    const { olga, adam, invited, address } = await busyOrganization(sql);
    await signIn(olga.email);
    await page.goto(address);
    await page.getByRole("searchbox").fill(invited);
    await page.getByRole("searchbox").press("Enter");
    await expect(rows(page)).toHaveCount(1);

    await page.goto(address);
    await page.getByLabel("Who").selectOption(adam.id);
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().locator("summary").click();
    await expect(rows(page).first()).toContainText("e-mail address");
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(rows(page)).toHaveCount(25);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByRole("link", { name: "Previous" })).toBeVisible();
    await expect(rows(page)).toHaveCount(20);
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export JSON" }).click();
    expect(JSON.parse(await readFile(await (await started).path(), "utf8"))).toHaveLength(45);
  });
});
