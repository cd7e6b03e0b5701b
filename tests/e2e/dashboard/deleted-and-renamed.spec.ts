import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { expect, section, submit, test } from "@/tests/support/e2e/team";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("an owner deletes and restores the organization; meanwhile nothing in it works", async ({
      page,
      browser,
      servers,
      signIn,
      mailTo,
      team,
    }) => {
      const { slug, name } = team.organization;
      await signIn(team.owner.email);
      await page.goto(`/org/${slug}/settings`);
      const deletion = section(page, "Delete the organization");
      await expect(deletion).toContainText("3 memberships");
      await deletion.getByLabel(/Type .* to confirm/).fill("something else");
      expect(await submit(page, deletion, "Delete organization")).toBe(400);
      await expect(deletion.getByLabel(/Type .* to confirm/)).toHaveAccessibleDescription(
        `Type ${slug} to confirm.`,
      );
      await deletion.getByLabel(/Type .* to confirm/).fill(slug);
      await deletion.getByRole("button", { name: "Delete organization" }).click();
      await expect(page).toHaveURL(`/restore/${slug}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${name} is being deleted`);

      await mailTo(team.owner.email, /is being deleted/);
      for (const path of ["", "/members", "/settings"]) {
        await page.goto(`/org/${slug}${path}`);
        await expect(page).toHaveURL(`/restore/${slug}`);
      }
      await page.goto("/dashboard");
      await expect(page).toHaveURL("/onboarding");
      await page.getByRole("button", { name: "Switch organization" }).click();
      await expect(page.getByRole("link", { name: `${name} Being deleted` })).toHaveAttribute(
        "href",
        `/restore/${slug}`,
      );

      const context = await browser.newContext({ baseURL: servers.url, javaScriptEnabled });
      await signIn(team.member.email, undefined, context);
      const other = await context.newPage();
      expect((await other.goto(`/org/${slug}/members`))?.status()).toBe(200);
      await expect(other).toHaveURL(`/restore/${slug}`);
      await expect(other.getByText("If this is a mistake, ask one.")).toBeVisible();
      await expect(other.getByRole("button", { name: "Restore organization" })).toHaveCount(0);
      await other.goto("/dashboard");
      await expect(other).toHaveURL("/onboarding");
      await expect(other.getByText(name)).toHaveCount(0);
      await context.close();

      await page.goto(`/restore/${slug}`);
      await page.getByRole("button", { name: "Restore organization" }).click();
      await expect(page).toHaveURL(`/org/${slug}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    });
  });
}

test("outsiders get the 404 of what does not exist, under former slugs and of what is being deleted", async ({
  page,
  signIn,
  sql,
  team,
}) => {
  const { id, slug } = team.organization;
  const next = `moved-${slug}`;
  await sql`update organizations set slug = ${next} where id = ${id}`;
  await signIn("outsider@example.com");
  const texts: string[] = [];
  const look = async (path: string) => {
    expect((await page.goto(path))?.status(), path).toBe(404);
    expect(new URL(page.url()).pathname).toBe(path);
    texts.push((await page.getByRole("main").textContent()) ?? "");
  };
  await look("/org/no-such-one/members");
  for (const each of [slug, next]) {
    await look(`/org/${each}/members`);
    await look(`/org/${each}/settings`);
    await look(`/restore/${each}`);
  }
  await sql`update organizations set deleted_at = now() where id = ${id}`;
  for (const each of [slug, next]) {
    await look(`/org/${each}`);
    await look(`/restore/${each}`);
  }
  expect(new Set(texts).size).toBe(1);
  await page.context().clearCookies();
  for (const path of [`/org/${slug}`, `/restore/${next}`]) {
    expect((await page.goto(path))?.status(), path).toBe(401);
  }
});

test("a form of a page that was opened before the address changed still works", async ({
  page,
  signIn,
  sql,
  team,
}) => {
  await signIn(team.owner.email);
  await page.goto(`/org/${team.organization.slug}/settings`);
  const next = `moved-${team.organization.slug}`;
  await sql`update organizations set slug = ${next} where id = ${team.organization.id}`;
  const name = section(page, "Name");
  await name.getByLabel("Name").fill("Still the same");
  await name.getByRole("button", { name: "Save name" }).click();
  await expect
    .poll(async () => {
      const [row] = await sql`select name from organizations where id = ${team.organization.id}`;
      return row?.name;
    })
    .toBe("Still the same");
});

test("a link on a page that was opened before the address changed leads to the new one", async ({
  page,
  signIn,
  sql,
  team,
}) => {
  await signIn(team.member.email);
  await page.goto(`/org/${team.organization.slug}`);
  const next = `moved-${team.organization.slug}`;
  await sql`update organizations set slug = ${next} where id = ${team.organization.id}`;
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page).toHaveURL(`/org/${next}/members`);
  await expect(page.getByText("Mia Member").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, bypassCSP: true });

    test("axe finds nothing on settings with a mistake, and on what is being deleted", async ({
      page,
      signIn,
      sql,
      team,
    }) => {
      await signIn(team.owner.email);
      await page.goto(`/org/${team.organization.slug}/settings?saved=address`);
      await section(page, "Metadata").getByLabel("Metadata").fill("{");
      await section(page, "Metadata").getByRole("button", { name: "Save metadata" }).click();
      await expect(page.getByText("Check the marked fields.")).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
      await sql`update organizations set deleted_at = now() where id = ${team.organization.id}`;
      await page.goto(`/restore/${team.organization.slug}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      await signIn(team.member.email);
      await page.goto(`/restore/${team.organization.slug}`);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}
