import type { Page } from "@playwright/test";
import { addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

const switcher = (page: Page) => page.getByRole("button", { name: /Switch organization/ });

test("each tab shows the organization of its own address, whatever other tabs do", async ({
  page,
  context,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  const north = await addOrganization(sql, person, "North");
  const south = await addOrganization(sql, person, "South");
  await signIn(person.email);
  const other = await context.newPage();
  await page.goto(`/org/${north.slug}`);
  await other.goto(`/org/${south.slug}/members`);
  await expect(switcher(page)).toContainText(north.name);
  await expect(switcher(other)).toContainText(south.name);

  await other.getByRole("link", { name: "Overview" }).click();
  await expect(other).toHaveURL(`/org/${south.slug}`);
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page).toHaveURL(`/org/${north.slug}/members`);
  await expect(page.getByRole("table")).toHaveAccessibleName(`Members of ${north.name}`);

  await page.reload();
  await other.reload();
  await expect(switcher(page)).toContainText(north.name);
  await expect(switcher(other)).toContainText(south.name);
});

test("switching to another organization changes the frame with the page, without a page load", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  const north = await addOrganization(sql, person, "North");
  const south = await addOrganization(sql, person, "South");
  await signIn(person.email);
  await page.goto(`/org/${north.slug}`);
  await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));

  await switcher(page).click();
  await page
    .getByRole("navigation", { name: "Organizations" })
    .getByRole("link", { name: south.name })
    .click();
  await expect(page).toHaveURL(`/org/${south.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(south.name);
  await expect(switcher(page)).toContainText(south.name);
  await expect(page).toHaveTitle(new RegExp(south.name));
  await expect(page.getByRole("link", { name: "Members" })).toHaveAttribute(
    "href",
    `/org/${south.slug}/members`,
  );
  await expect(page.locator("html")).toHaveAttribute("data-same-page");
});

test("a new organization is in the switcher at once", async ({ page, sql, signIn }) => {
  const person = await addPerson(sql);
  const north = await addOrganization(sql, person, "North");
  await signIn(person.email);
  await page.goto(`/org/${north.slug}`);
  await switcher(page).click();
  await page.getByRole("link", { name: "Create organization" }).click();
  const name = `West ${person.id.slice(0, 8)}`;
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(switcher(page)).toContainText(name);
  await switcher(page).click();
  const menu = page.getByRole("navigation", { name: "Organizations" });
  await expect(menu.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
  await expect(menu.getByRole("link", { name: north.name })).toBeVisible();
});
