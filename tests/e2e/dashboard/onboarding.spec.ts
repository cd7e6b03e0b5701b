import type { Page } from "@playwright/test";
import { addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

const nameField = (page: Page) => page.getByLabel("Name");
const slugField = (page: Page) => page.getByLabel("Address");

/** Sends the form; gives the status of the answer. */
async function submit(page: Page) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "Create organization" }).click(),
  ]);
  return answer.status();
}

test("somebody without an organization is led to found one, at an address proposed from its name", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  await signIn(person.email);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/onboarding");
  await expect(page.getByRole("heading", { name: `Welcome, ${person.name}.` })).toBeVisible();

  const word = person.id.slice(0, 8);
  await nameField(page).pressSequentially(`Société ${word} & Co.`);
  await expect(slugField(page)).toHaveValue(`societe-${word}-co`);
  await expect(page.getByText(`/org/societe-${word}-co`)).toBeVisible();
  await page.getByRole("button", { name: "Create organization" }).click();

  await expect(page).toHaveURL(`/org/societe-${word}-co`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Société ${word} & Co.`);
  await expect(page.getByText("You are an owner of this organization.")).toBeVisible();
  const members = await sql`
    select m.user_id, m.role from members m join organizations o on o.id = m.organization_id
    where o.slug = ${`societe-${word}-co`}`;
  expect([...members]).toEqual([{ user_id: person.id, role: "owner" }]);

  await page.goto("/dashboard");
  await expect(page).toHaveURL(`/org/societe-${word}-co`);
});

test("an address that was typed by hand no longer follows the name, until it is emptied", async ({
  page,
  sql,
  signIn,
}) => {
  await signIn((await addPerson(sql)).email);
  await page.goto("/onboarding");
  await slugField(page).fill("my-own");
  await nameField(page).fill("Something else");
  await expect(slugField(page)).toHaveValue("my-own");
  await slugField(page).fill("");
  await nameField(page).fill("Something new");
  await expect(slugField(page)).toHaveValue("something-new");
});

test("a name that makes no address, or a reserved one, proposes nothing that would be refused", async ({
  page,
  sql,
  signIn,
}) => {
  await signIn((await addPerson(sql)).email);
  await page.goto("/onboarding");
  await nameField(page).fill("東京");
  await expect(slugField(page)).toHaveValue("");
  await nameField(page).fill("Admin");
  await expect(slugField(page)).toHaveValue("admin-team");
});

const refused = [
  { what: "a reserved address", slug: "admin", status: 400, message: /reserved/ },
  { what: "capital letters", slug: "My-Team", status: 400, message: /lower-case letters/ },
  { what: "a path", slug: "../../admin", status: 400, message: /lower-case letters/ },
  { what: "one letter", slug: "a", status: 400, message: /at least 2 characters/ },
  { what: "a taken address", slug: "acme", status: 409, message: /taken|exists/ },
];

for (const { what, slug, status, message } of refused) {
  test(`${what} is refused with ${status}, in words at the field, and keeps what was typed`, async ({
    page,
    sql,
    signIn,
  }) => {
    const person = await addPerson(sql);
    await signIn(person.email);
    await page.goto("/onboarding");
    await nameField(page).fill("Copycats");
    await slugField(page).fill(slug);
    expect(await submit(page)).toBe(status);
    await expect(slugField(page)).toHaveAccessibleDescription(message);
    await expect(slugField(page)).toBeFocused();
    await expect(slugField(page)).toHaveValue(slug);
    await expect(nameField(page)).toHaveValue("Copycats");
    expect(await sql`select 1 from members where user_id = ${person.id}`).toHaveLength(0);
  });
}

test("a missing name is refused at its field", async ({ page, sql, signIn }) => {
  await signIn((await addPerson(sql)).email);
  await page.goto("/onboarding");
  await slugField(page).fill("nameless-ones");
  expect(await submit(page)).toBe(400);
  await expect(nameField(page)).toHaveAccessibleDescription(/at least 2 characters/);
  await expect(nameField(page)).toBeFocused();
});

test("a member of an organization may found another one, or go back", async ({ page, signIn }) => {
  await signIn("member@example.com");
  await page.goto("/onboarding");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create an organization");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL("/org/acme");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused form says why and keeps what was typed; a good one founds the organization", async ({
    page,
    sql,
    signIn,
  }) => {
    const person = await addPerson(sql);
    await signIn(person.email);
    await page.goto("/onboarding");
    await nameField(page).fill("By hand");
    await slugField(page).fill("acme");
    expect(await submit(page)).toBe(409);
    await expect(slugField(page)).toHaveAccessibleDescription(/taken|exists/);
    await expect(nameField(page)).toHaveValue("By hand");

    const slug = `by-hand-${person.id.slice(0, 8)}`;
    await slugField(page).fill(slug);
    await page.getByRole("button", { name: "Create organization" }).click();
    await expect(page).toHaveURL(`/org/${slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("By hand");
  });
});
