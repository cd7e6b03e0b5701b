import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { addOrganization, addPerson, type Person } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

/** Tells somebody of changed roles as verbs do, the last one last. */
async function tell(sql: Sql, person: Person, slug: string, organizations: string[]) {
  for (const organization of organizations) {
    const data = { organization, slug, before: "member", role: "admin", by: "Ada Lovelace" };
    await sql`select notify_person(${crypto.randomUUID()}, ${person.id}, 'role-changed',
      ${sql.json(data)})`;
  }
}

const sentence = (organization: string) => `Ada Lovelace made you an admin of ${organization}.`;
const bell = (page: Page) => page.getByRole("link", { name: /^Notifications/ }).first();
const panel = (page: Page) => page.getByRole("navigation", { name: "Notifications" });

/** Somebody with an organization, of which three notifications tell. */
async function somebodyTold(sql: Sql) {
  const person = await addPerson(sql);
  const organization = await addOrganization(sql, person, "North");
  await tell(sql, person, organization.slug, ["East", "South", "West"]);
  return { person, organization };
}

test("the bell counts what is unread and shows it in a panel, where all is marked as read", async ({
  page,
  sql,
  signIn,
}) => {
  const { person, organization } = await somebodyTold(sql);
  await signIn(person.email);
  await page.goto(`/org/${organization.slug}/members`);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 3 unread");
  await bell(page).click();
  const lines = panel(page).getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(lines.first()).toContainText(sentence("West"));
  await expect(page).toHaveURL(`/org/${organization.slug}/members`);

  await panel(page).getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await expect(panel(page).getByText("Unread:")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await page.reload();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("the bell opens and closes its panel, by pointer and by keys", async ({
  page,
  sql,
  signIn,
}) => {
  const { person, organization } = await somebodyTold(sql);
  await signIn(person.email);
  await page.goto(`/org/${organization.slug}`);
  await bell(page).click();
  await expect(panel(page).getByRole("listitem")).toHaveCount(3);
  await bell(page).click();
  await expect(panel(page)).toBeHidden();
  await bell(page).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("link", { name: "See all" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(panel(page).getByRole("link", { name: sentence("West") })).toBeFocused();
});

test("a line of the panel leads to what it is about, and is read then", async ({
  page,
  sql,
  signIn,
}) => {
  const { person, organization } = await somebodyTold(sql);
  await signIn(person.email);
  await page.goto("/account");
  await bell(page).click();
  await panel(page)
    .getByRole("link", { name: sentence("West") })
    .click();
  await expect(page).toHaveURL(`/org/${organization.slug}`);
  await expect
    .poll(async () => {
      const rows = await sql`
        select data ->> 'organization' as about from notifications
        where user_id = ${person.id} and read_at is not null`;
      return rows.map(({ about }) => about);
    })
    .toEqual(["West"]);
  await page.reload();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 2 unread");
});

test("a tab that is open already learns of what is new when the panel opens", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  const { slug } = await addOrganization(sql, person, "North");
  await signIn(person.email);
  await page.goto(`/org/${slug}`);
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await bell(page).click();
  await expect(panel(page)).toContainText("Nothing yet");
  await page.keyboard.press("Escape");
  await tell(sql, person, slug, ["East"]);
  await bell(page).click();
  await expect(panel(page).getByRole("listitem")).toHaveCount(1);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
});

test("the page lists all, marks one as read, and turns its pages", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  const { slug } = await addOrganization(sql, person, "North");
  await tell(
    sql,
    person,
    slug,
    Array.from({ length: 30 }, (_, index) => `Org ${index + 1}`),
  );
  await signIn(person.email);
  await page.goto("/account/notifications");
  await expect(bell(page)).toHaveAccessibleName("Notifications, 9+ unread");
  const items = page.getByRole("main").getByRole("list", { name: "Notifications" });
  const rows = items.getByRole("listitem");
  await expect(rows).toHaveCount(25);
  await items.getByRole("button", { name: `Mark as read: ${sentence("Org 30")}` }).click();
  await expect(rows.first().getByRole("button")).toHaveCount(0);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows).toHaveCount(5);
  await expect(rows.last()).toContainText(sentence("Org 1"));
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(rows).toHaveCount(25);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await expect(items.getByRole("button")).toHaveCount(0);
});

const box = (page: Page, name: string) => page.getByRole("checkbox", { name });

async function choosePreferences(page: Page) {
  await page.goto("/account/notifications#preferences");
  await box(page, "My role changes: by mail").uncheck();
  await box(page, "Somebody invites me to an organization: in the app").uncheck();
  await expect(box(page, "I become an owner: by mail")).toBeDisabled();
  await page.getByRole("button", { name: "Save preferences" }).click();
  await expect(page.getByText("Your preferences are saved.")).toBeVisible();
}

async function seePreferences(page: Page) {
  await expect(box(page, "My role changes: by mail")).not.toBeChecked();
  await expect(box(page, "My role changes: in the app")).toBeChecked();
  await expect(box(page, "Somebody invites me to an organization: in the app")).not.toBeChecked();
  await expect(box(page, "Somebody invites me to an organization: by mail")).toBeChecked();
}

test("preferences are kept, and shown as they were saved", async ({ page, sql, signIn }) => {
  const person = await addPerson(sql);
  await signIn(person.email);
  await choosePreferences(page);
  await seePreferences(page);
  await page.reload();
  await seePreferences(page);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the bell leads to the page, where notifications are read and preferences kept", async ({
    page,
    sql,
    signIn,
  }) => {
    const { person, organization } = await somebodyTold(sql);
    await signIn(person.email);
    await page.goto(`/org/${organization.slug}`);
    await expect(bell(page)).toHaveAccessibleName("Notifications, 3 unread");
    await bell(page).click();
    await expect(page).toHaveURL("/account/notifications");
    await page.getByRole("button", { name: `Mark as read: ${sentence("South")}` }).click();
    await expect(bell(page)).toHaveAccessibleName("Notifications, 2 unread");
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(bell(page)).toHaveAccessibleName("Notifications");
    await choosePreferences(page);
    await seePreferences(page);
    await page.goto("/account/notifications");
    await seePreferences(page);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
      test.use({ colorScheme, viewport, bypassCSP: true });

      test("axe finds nothing on the open panel and on a full page", async ({
        page,
        sql,
        signIn,
      }) => {
        const { person } = await somebodyTold(sql);
        await signIn(person.email);
        await page.goto("/account/notifications");
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
          viewport.width,
        );
        await bell(page).click();
        await expect(panel(page).getByRole("listitem")).toHaveCount(3);
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    });
  }
}
