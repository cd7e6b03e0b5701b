import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/e2e/test";

/** Opens the palette and leaves only this in it. */
async function search(page: Page, text: string, found: string[]) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
  await expect(palette.getByRole("option")).toHaveText(found);
  return palette;
}

test("the command palette opens by keyboard, finds a page and goes there", async ({
  page,
  signIn,
}) => {
  await signIn("owner@example.com");
  await page.goto("/org/acme");
  const palette = await search(page, "memb", ["Members"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/org/acme/members");
  await expect(palette).toBeHidden();

  await search(page, "no such thing", []);
  await expect(palette.getByText("Nothing found.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("a theme that was chosen stays, on every page and after a reload", async ({
  page,
  signIn,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await signIn("owner@example.com");
  await page.goto("/org/acme");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await search(page, "dark", ["Dark"]);
  await page.keyboard.press("Enter");
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();

  await page.reload();
  expect(await ground()).toBe(dark);
  await page.goto("/org/acme/members");
  expect(await ground()).toBe(dark);
});

test("the keyboard alone skips the navigation, switches the organization and signs out", async ({
  page,
  signIn,
}) => {
  await signIn("outsider@example.com");
  await page.goto("/org/globex");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  const switcher = page.getByRole("button", { name: /Switch organization/ });
  await switcher.focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("navigation", { name: "Organizations" });
  await expect(menu.getByRole("link", { name: "Globex" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("link", { name: "Create organization" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(switcher).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("link", { name: "Globex" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(menu.getByRole("link", { name: "Create organization" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/onboarding");

  await page.getByRole("button", { name: /Account menu/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Account" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/sign-in");
  expect((await page.goto("/dashboard"))?.status()).toBe(401);
});
