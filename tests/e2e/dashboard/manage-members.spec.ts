import type { Page } from "@playwright/test";
import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { addMember, addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin changes a role and removes somebody, who is shut out in every tab", async ({
      page,
      browser,
      sql,
      signIn,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const [admin, member] = [
        await addPerson(sql, "Adam Admin"),
        await addPerson(sql, "Mo Member"),
      ];
      const organization = await addOrganization(sql, owner, "Managed");
      await addMember(sql, organization, admin, "admin");
      await addMember(sql, organization, member, "admin");
      const theirs = await browser.newContext();
      await signIn(member.email, demoPassword, theirs);
      const path = `/org/${organization.slug}`;

      await signIn(admin.email);
      await page.goto(`${path}/members`);
      await expect(page.getByRole("link", { name: "Manage Olga Owner" })).toHaveCount(0);
      await page.getByRole("link", { name: "Manage Mo Member" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mo Member");
      await expect(page.getByLabel("New role").getByRole("option")).toHaveCount(2);
      await page.getByLabel("New role").selectOption("member");
      await page.getByRole("button", { name: "Change role" }).click();
      await expect(page.getByText("The role is changed.")).toBeVisible();
      await expect(rows(page).filter({ hasText: "Mo Member" }).locator(".role")).toHaveText(
        "Member",
      );
      expect((await theirs.request.get(`${path}/members.csv`)).status()).toBe(403);
      expect((await theirs.request.get(`${path}/members`)).status()).toBe(200);

      await page.getByRole("link", { name: "Manage Mo Member" }).click();
      await expect(page.getByRole("button", { name: "Remove member" })).toBeHidden();
      await page.getByText("Remove Mo Member…").click();
      await expect(page.getByText("is shut out from the next click on")).toBeVisible();
      await page.getByRole("button", { name: "Remove member" }).click();
      await expect(page.getByText("The person is removed")).toBeVisible();
      await expect(rows(page)).toHaveCount(2);
      for (const address of [path, `${path}/members`, `${path}/members.csv`]) {
        expect((await theirs.request.get(address)).status(), address).toBe(404);
      }
      await theirs.close();
    });

    test("an owner hands the organization over, with the password once the session is older", async ({
      page,
      sql,
      signIn,
      mailTo,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const heir = await addPerson(sql, "Hedy Heir");
      const organization = await addOrganization(sql, owner, "Handed");
      await addMember(sql, organization, heir);
      await signIn(owner.email);
      await sql`update sessions set created_at = now() - interval '1 hour' where user_id = ${owner.id}`;
      await page.goto(`/org/${organization.slug}/members`);
      await page.getByRole("link", { name: "Manage Hedy Heir" }).click();
      await page.getByText("Transfer ownership…").click();
      await page.getByLabel("Your password", { exact: true }).fill("not the right one");
      await page.getByRole("button", { name: "Make Hedy Heir the owner" }).click();
      await expect(page.getByText("This is not your password.")).toBeVisible();
      await page.getByLabel("Your password", { exact: true }).fill(demoPassword);
      await page.getByRole("button", { name: "Make Hedy Heir the owner" }).click();
      await expect(page.getByText("The organization has changed hands.")).toBeVisible();
      await expect(rows(page).filter({ hasText: "Hedy Heir" }).locator(".role")).toHaveText(
        "Owner",
      );
      await expect(rows(page).filter({ hasText: "Olga Owner" }).locator(".role")).toHaveText(
        "Admin",
      );
      await mailTo(heir.email, /Olga Owner made you an owner of/);
      await mailTo(owner.email, /went from you to Hedy Heir/);
    });

    test("a member leaves; the last owner is told why that does not work", async ({
      page,
      sql,
      signIn,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const member = await addPerson(sql, "Mo Member");
      const organization = await addOrganization(sql, owner, "Left");
      await addMember(sql, organization, member);
      await signIn(member.email);
      await page.goto(`/org/${organization.slug}/members`);
      await expect(page.getByRole("link", { name: /^Manage/ })).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Export CSV" })).toHaveCount(0);
      await page.getByRole("link", { name: "Leave" }).click();
      await page.getByRole("button", { name: "Leave organization" }).click();
      await expect(page).toHaveURL("/onboarding");
      expect((await page.goto(`/org/${organization.slug}`))?.status()).toBe(404);

      await signIn(owner.email);
      await page.goto(`/org/${organization.slug}/leave`);
      await page.getByRole("button", { name: "Leave organization" }).click();
      await expect(page.getByText("An organization needs an owner.")).toBeVisible();
    });

    test("the list is filtered and ordered, and its address is its state", async ({
      page,
      sql,
      signIn,
    }) => {
      const owner = await addPerson(sql, "Zoe Owner");
      const organization = await addOrganization(sql, owner, "Sorted");
      for (const name of ["Berta", "Anton", "Cleo"]) {
        await addMember(sql, organization, await addPerson(sql, `${name} Someone`), "admin");
      }
      await signIn(owner.email);
      await page.goto(`/org/${organization.slug}/members`);
      const names = () => rows(page).locator("b").allTextContents();
      await page
        .getByRole("navigation", { name: "Order" })
        .getByRole("link", { name: "Name" })
        .click();
      await expect
        .poll(names)
        .toEqual(["Anton Someone", "Berta Someone", "Cleo Someone", "Zoe Owner"]);
      await page
        .getByRole("navigation", { name: "Role" })
        .getByRole("link", { name: "Admins" })
        .click();
      await expect.poll(names).toEqual(["Anton Someone", "Berta Someone", "Cleo Someone"]);
      await page.getByRole("searchbox").fill("cleo");
      await page.getByRole("searchbox").press("Enter");
      await expect.poll(names).toEqual(["Cleo Someone"]);
      const { searchParams } = new URL(page.url());
      expect(Object.fromEntries(searchParams)).toEqual({ q: "cleo", role: "admin", sort: "name" });
      await expect(page.getByRole("link", { name: "Admins" })).toHaveAttribute(
        "aria-current",
        "true",
      );
      await page
        .getByRole("navigation", { name: "Role" })
        .getByRole("link", { name: "Owners" })
        .click();
      await expect(page.getByText("Nobody among the owners matches “cleo”")).toBeVisible();
    });
  });
}

test("the export is a file with what the list shows, for owners and admins alone", async ({
  page,
  request,
  sql,
  signIn,
}) => {
  const owner = await addPerson(sql, "=SUM(A1)");
  const organization = await addOrganization(sql, owner, "Exported");
  await addMember(sql, organization, await addPerson(sql, 'Dora "Dee", Jr'));
  const address = `/org/${organization.slug}/members.csv`;
  expect((await request.get(address)).status()).toBe(401);
  await signIn(owner.email);
  await page.goto(`/org/${organization.slug}/members`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe(`${organization.slug}-members.csv`);
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toMatch(/^text\/csv; charset=utf-8/);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  const lines = (await answer.text()).split("\r\n");
  expect(lines[0]).toBe("Name,E-mail,Role,Joined");
  expect(lines.slice(1, -1).map((line) => line.replace(/,[^,]+@.*/, ""))).toEqual([
    "'=SUM(A1)",
    '"Dora ""Dee"", Jr"',
  ]);
  const found = await (await page.request.get(`${address}?q=dora`)).text();
  expect(found.trimEnd().split("\r\n")).toHaveLength(2);
  await signIn("outsider@example.com");
  expect((await page.request.get(address)).status()).toBe(404);
});

test("forms of two tabs in two organizations do what each of them shows", async ({
  page,
  context,
  sql,
  signIn,
}) => {
  const owner = await addPerson(sql, "Olga Owner");
  const member = await addPerson(sql, "Mo Member");
  const [north, south] = [
    await addOrganization(sql, owner, "North"),
    await addOrganization(sql, owner, "South"),
  ];
  for (const organization of [north, south]) await addMember(sql, organization, member);
  await signIn(owner.email);
  const other = await context.newPage();
  for (const [tab, { slug }] of [
    [page, north],
    [other, south],
  ] as const) {
    await tab.goto(`/org/${slug}/members`);
    await tab.getByRole("link", { name: "Manage Mo Member" }).click();
  }
  await sql`update sessions set active_organization_id = ${south.id} where user_id = ${owner.id}`;
  await page.getByLabel("New role").selectOption("admin");
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page).toHaveURL(`/org/${north.slug}/members?notice=role`);
  await other.getByText("Remove Mo Member…").click();
  await other.getByRole("button", { name: "Remove member" }).click();
  await expect(other).toHaveURL(`/org/${south.slug}/members?notice=removed`);
  const memberships =
    await sql`select organization_id, role from members where user_id = ${member.id}`;
  expect(memberships).toEqual([{ organization_id: north.id, role: "admin" }]);
});

test.describe("axe", () => {
  test.use({ bypassCSP: true });
  for (const colorScheme of ["light", "dark"] as const) {
    test(`finds nothing on a member's page with its questions open, ${colorScheme}`, async ({
      page,
      sql,
      signIn,
    }) => {
      await page.emulateMedia({ colorScheme });
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Seen");
      await addMember(sql, organization, await addPerson(sql, "Mo Member"));
      await signIn(owner.email);
      await sql`update sessions set created_at = now() - interval '1 hour' where user_id = ${owner.id}`;
      await page.goto(`/org/${organization.slug}/members`);
      await page.getByRole("link", { name: "Manage Mo Member" }).click();
      await page.getByText("Transfer ownership…").click();
      await page.getByText("Remove Mo Member…").click();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.goto(`/org/${organization.slug}/members?notice=transferred&role=admin`);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }
});
