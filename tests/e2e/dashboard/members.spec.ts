import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { addMember, addOrganization, addPerson, type Person } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

/** The addresses on the page, from top to bottom. */
const shown = (page: Page) => rows(page).locator("i").allTextContents();

/** An organization with people of these names, in whom threes have joined at the same moment. */
async function organizationOf(sql: Sql, names: string[]) {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Crowd");
  const people: Person[] = [];
  for (const [index, name] of names.entries()) {
    const person = { id: crypto.randomUUID(), name, email: `crowd-${crypto.randomUUID()}@a.net` };
    await sql`insert into users ${sql({ ...person, email_verified: true })}`;
    await addMember(
      sql,
      organization,
      person,
      "member",
      new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3))),
    );
    people.push(person);
  }
  return { owner, organization, people };
}

test("paging shows every member once, forwards and back, even those who joined at the same moment", async ({
  page,
  sql,
  signIn,
}) => {
  const names = Array.from({ length: 59 }, (_, index) => `Member ${index}`);
  const { owner, organization, people } = await organizationOf(sql, names);
  await signIn(owner.email);
  await page.goto(`/org/${organization.slug}/members`);

  const pages: string[][] = [];
  const next = page.getByRole("link", { name: "Next" });
  const previous = page.getByRole("link", { name: "Previous" });
  pages.push(await shown(page));
  while (await next.isVisible()) {
    await turn(page, next);
    pages.push(await shown(page));
  }
  expect(pages.map((each) => each.length)).toEqual([25, 25, 10]);
  const all = [...people, owner].map(({ email }) => email);
  expect(pages.flat().toSorted()).toEqual(all.toSorted());
  expect(pages.flat().at(-1), "the last to join").toBe(owner.email);

  for (const expected of pages.toReversed().slice(1)) {
    await turn(page, previous);
    expect(await shown(page)).toEqual(expected);
  }
  await expect(previous).toBeHidden();

  await next.click();
  await expect.poll(() => shown(page)).toEqual(pages[1]);
  await page.reload();
  expect(await shown(page), "the address is the state").toEqual(pages[1]);
});

/** Follows a link and waits until other rows have come. */
async function turn(page: Page, link: ReturnType<Page["getByRole"]>) {
  const before = await shown(page);
  await link.click();
  await expect.poll(() => shown(page)).not.toEqual(before);
}

test("the search finds parts of names and addresses, with % and _ as they are written", async ({
  page,
  sql,
  signIn,
}) => {
  const { owner, organization, people } = await organizationOf(sql, [
    "Percy 100% Real",
    "Ann_Ah Under",
    "AnnXAh Over",
    "Bo Plain",
  ]);
  await signIn(owner.email);
  await page.goto(`/org/${organization.slug}/members`);
  await expect(rows(page)).toHaveCount(5);
  const search = page.getByRole("searchbox", { name: "Search members" });

  for (const [text, found] of [
    ["0%", ["Percy 100% Real"]],
    ["n_a", ["Ann_Ah Under"]],
    ["ANN", ["AnnXAh Over", "Ann_Ah Under"]],
    [people[3]?.email.slice(0, 20) ?? "", ["Bo Plain"]],
  ] as const) {
    await search.fill(text);
    await expect
      .poll(async () => (await rows(page).locator("b").allTextContents()).toSorted())
      .toEqual(found);
    expect(new URL(page.url()).searchParams.get("q")).toBe(text);
    await expect(search, "typing goes on while results come").toBeFocused();
  }

  await search.fill("%%");
  await expect(page.getByText("Nobody matches “%%”")).toBeVisible();
  await page.getByRole("link", { name: "Show everybody" }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(search).toHaveValue("");
});

test("a search is paged too, and its pages keep it", async ({ page, sql, signIn }) => {
  const names = Array.from({ length: 40 }, (_, index) => (index < 30 ? `Ida ${index}` : "Otto"));
  const { owner, organization } = await organizationOf(sql, names);
  await signIn(owner.email);
  await page.goto(`/org/${organization.slug}/members?q=ida`);
  await expect(rows(page)).toHaveCount(25);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole("searchbox")).toHaveValue("ida");
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(rows(page)).toHaveCount(25);
  expect(new URL(page.url()).searchParams.get("q")).toBe("ida");
});

test("nonsense in the address shows the first page", async ({ page, signIn }) => {
  await signIn("owner@example.com");
  for (const query of [
    "after=nonsense",
    `after=${Buffer.from('["2026-02-30T00:00:00.000000Z","a"]').toString("base64url")}`,
    `before=${Buffer.from('["2026-02-03T00:00:00.000000Z","a\\u0000"]').toString("base64url")}`,
    "q=%00",
    "q=a&q=b",
  ]) {
    const answer = await page.goto(`/org/acme/members?${query}`);
    expect(answer?.status(), query).toBe(200);
    await expect(rows(page)).toHaveCount(25);
    await expect(rows(page).first()).toContainText("Olivia Hartmann");
  }
});

test("a screen reader finds a named table with a header for each column", async ({
  page,
  signIn,
}) => {
  await signIn("member@example.com");
  await page.goto("/org/acme/members");
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    const table = page.getByRole("table", { name: "Members of Acme" });
    await expect(table.getByRole("columnheader")).toHaveText(["Person", "Role", "Joined"]);
    await expect(rows(page).first().getByRole("cell")).toHaveCount(3);
  }
});
