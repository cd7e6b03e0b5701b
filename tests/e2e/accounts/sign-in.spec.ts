import type { BrowserContext } from "@playwright/test";
import { addPerson, submitSignIn } from "@/tests/support/e2e/people";
import { expect, test } from "@/tests/support/e2e/test";

const hour = 3600;

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.endsWith("better-auth.session_token"));

test("signing in leads back to the page that asked for it", async ({ page }) => {
  const answer = await page.goto("/account/sessions");
  expect(answer?.status()).toBe(401);
  await page.getByRole("link", { name: "Sign in" }).click();
  await submitSignIn(page, "member@example.com");
  await expect(page).toHaveURL("/account/sessions");
});

for (const next of ["https://example.org/", "//example.org/", "/\\example.org/"]) {
  test(`signing in never leads to another site (${next})`, async ({ page }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await submitSignIn(page, "member@example.com");
    await expect(page).toHaveURL("/org/acme");
  });
}

test("a wrong password and an unknown address get the same answer", async ({
  page,
  newAddress,
}) => {
  const answers: (string | null)[] = [];
  for (const email of ["member@example.com", newAddress()]) {
    await page.goto("/sign-in");
    await submitSignIn(page, email, "not the right one");
    await expect(page.getByText("The address or the password is not right.")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    answers.push(await page.locator("main").textContent());
  }
  expect(answers[1]).toBe(answers[0]);
});

test("a banned account cannot sign in and is told so", async ({ page, context }) => {
  await page.goto("/sign-in");
  await submitSignIn(page, "banned@example.com");
  await expect(page.getByText("This account is banned.")).toBeVisible();
  expect(await sessionCookie(context)).toBeUndefined();
});

test("“keep me signed in” lasts 72 hours, without it the session ends with the browser", async ({
  page,
  context,
  newAddress,
  sql,
}) => {
  const { id, email } = await addPerson(sql, newAddress());
  const hoursLeft = async () => {
    const [row] = await sql`
      select extract(epoch from max(expires_at) - now())::float / 3600 as hours
      from sessions where user_id = ${id}`;
    await sql`delete from sessions where user_id = ${id}`;
    return row?.hours as number;
  };

  await page.goto("/sign-in");
  await expect(page.getByLabel("Keep me signed in")).toBeChecked();
  await submitSignIn(page, email);
  await expect(page).toHaveURL("/onboarding");
  const kept = await sessionCookie(context);
  expect((kept?.expires ?? 0) - Date.now() / 1000).toBeCloseTo(72 * hour, -2);
  expect(await hoursLeft()).toBeCloseTo(72, 0);

  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Keep me signed in").uncheck();
  await submitSignIn(page, email);
  await expect(page).toHaveURL("/onboarding");
  expect(await sessionCookie(context)).toMatchObject({ expires: -1, httpOnly: true });
  expect(await hoursLeft()).toBeCloseTo(24, 0);
});

test("signing out ends the session on the server too", async ({ page, context }) => {
  await page.goto("/sign-in");
  await submitSignIn(page, "member@example.com");
  await expect(page).toHaveURL("/org/acme");
  const stolen = await context.cookies();
  await page.getByRole("button", { name: /Account menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  expect(await sessionCookie(context)).toBeUndefined();

  await context.addCookies(stolen);
  const answer = await page.goto("/account");
  expect(answer?.status()).toBe(401);
});

test("whoever is signed in has no use for the pages to sign in or up", async ({ page, signIn }) => {
  await signIn("member@example.com");
  for (const path of ["/sign-in", "/sign-up"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/org/acme");
  }
});

test("a failure at a provider is told in our words, never in the address bar's", async ({
  page,
}) => {
  await page.goto("/sign-in?error=access_denied");
  await expect(page.getByText("You cancelled at the provider.")).toBeVisible();
  await page.goto("/sign-in?error=Call+0900-123&error_description=Call+0900-123");
  await expect(page.getByText("This did not work.")).toBeVisible();
  await expect(page.getByText("0900")).toHaveCount(0);
});
