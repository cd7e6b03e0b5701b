import { expect, test } from "@/tests/support/e2e/test";

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, hasTouch: true });

test("a phone without a script finds its way: menu, pages, search, list and sign-out", async ({
  page,
  signIn,
}) => {
  await signIn("outsider@example.com");
  await page.goto("/org/globex");
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).tap();
  await navigation.getByRole("link", { name: "Members" }).tap();
  await expect(page).toHaveURL("/org/globex/members");
  const rows = page.getByRole("table").locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(4);

  await page.getByRole("searchbox").fill("novak");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL("/org/globex/members?q=novak");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Viktor Novak");

  await page.getByRole("button", { name: "Menu" }).tap();
  await page.getByRole("button", { name: /Switch organization/ }).tap();
  await page.getByRole("link", { name: "Create organization" }).tap();
  await expect(page).toHaveURL("/onboarding");

  await page.getByRole("button", { name: "Menu" }).tap();
  await page.getByRole("button", { name: /Account menu/ }).tap();
  await page.getByRole("button", { name: "Sign out" }).tap();
  await expect(page).toHaveURL("/sign-in");
});

test("a phone without a script turns the pages of a list", async ({ page, signIn }) => {
  await signIn("owner@example.com");
  await page.goto("/org/acme/members");
  const rows = page.getByRole("table").locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(25);
  await page.getByRole("link", { name: "Next" }).tap();
  await expect(rows).toHaveCount(3);
  await page.getByRole("link", { name: "Previous" }).tap();
  await expect(rows).toHaveCount(25);
  await expect(page.getByRole("link", { name: "Previous" })).toHaveCount(0);
});

test("nothing on the pages of an organization is wider than a phone", async ({ page, signIn }) => {
  await signIn("owner@example.com");
  for (const path of ["/org/acme", "/org/acme/members", "/onboarding"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
});
