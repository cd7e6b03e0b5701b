import type { Page } from "@playwright/test";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

/** Signs in at the provider and agrees to what the site asks for. */
async function signInAtProvider(page: Page, login: string) {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

const continueWithProvider = async (page: Page) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Example ID" }).click();
};

/** What a page says went wrong; Next's own route announcer is an alert as well. */
const failure = (page: Page) => page.getByRole("main").getByRole("alert");

const uniqueLogin = () => `maria-${crypto.randomUUID().slice(0, 8)}`;

test("a new person signs up with a provider, with a confirmed address and no stored ID token", async ({
  page,
  sql,
}) => {
  const login = uniqueLogin();
  await continueWithProvider(page);
  await signInAtProvider(page, login);
  await expect(page).toHaveURL("/onboarding");

  const [row] = await sql`
    select u.email_verified, a.access_token, a.id_token, a.provider_id
    from users u join accounts a on a.user_id = u.id where u.email = ${`${login}@example.net`}`;
  expect(row).toMatchObject({ email_verified: true, provider_id: "oidc", id_token: null });
  // better-auth's envelope of an encrypted value is hexadecimal; the provider's token is not.
  expect(row?.access_token).toMatch(/^(\$ba\$\d+\$)?[0-9a-f]{60,}$/);
});

test("the second sign-in with a provider finds the same account", async ({ page, sql }) => {
  const login = uniqueLogin();
  await continueWithProvider(page);
  await signInAtProvider(page, login);
  await expect(page).toHaveURL("/onboarding");
  await page.context().clearCookies({ name: /better-auth/ });
  await continueWithProvider(page);
  // The provider still knows who this is.
  await expect(page).toHaveURL("/onboarding");
  const rows = await sql`select id from users where email = ${`${login}@example.net`}`;
  expect(rows).toHaveLength(1);
});

test("a provider that vouches for an address is linked to the account that has proven it", async ({
  page,
  sql,
}) => {
  const login = uniqueLogin();
  const [user] = await sql`
    insert into users (id, name, email, email_verified)
    values (${crypto.randomUUID()}, 'Maria Known', ${`${login}@example.net`}, true) returning id`;
  await continueWithProvider(page);
  await signInAtProvider(page, login);
  await expect(page).toHaveURL("/onboarding");
  const accounts = await sql`select provider_id from accounts where user_id = ${user?.id}`;
  expect(accounts.map(({ provider_id }) => provider_id)).toEqual(["oidc"]);
});

test("a provider is not linked to an account whose address nobody has proven", async ({
  page,
  sql,
}) => {
  const login = uniqueLogin();
  const [user] = await sql`
    insert into users (id, name, email, email_verified)
    values (${crypto.randomUUID()}, 'An Attacker', ${`${login}@example.net`}, false) returning id`;
  await continueWithProvider(page);
  await signInAtProvider(page, login);
  await expect(page).toHaveURL(/\/sign-in\?error=/);
  await expect(failure(page)).toContainText("An account with this address exists");
  expect(await sql`select id from accounts where user_id = ${user?.id}`).toHaveLength(0);
  expect(await sql`select id from sessions where user_id = ${user?.id}`).toHaveLength(0);
});

test("an address that the provider does not vouch for takes over no account", async ({
  page,
  sql,
}) => {
  const person = uniqueLogin();
  const [user] = await sql`
    insert into users (id, name, email, email_verified)
    values (${crypto.randomUUID()}, 'Maria Known', ${`${person}@example.net`}, true) returning id`;
  await continueWithProvider(page);
  await signInAtProvider(page, `unverified-${person}`);
  await expect(page).toHaveURL(/\/sign-in\?error=/);
  expect(await sql`select id from sessions where user_id = ${user?.id}`).toHaveLength(0);
});

test("a provider that does not vouch for an address makes no account with it", async ({
  page,
  sql,
}) => {
  const person = uniqueLogin();
  await continueWithProvider(page);
  await signInAtProvider(page, `unverified-${person}`);
  await expect(page).toHaveURL(/\/sign-in\?error=email_not_verified/);
  await expect(failure(page)).toContainText("has not confirmed your address");
  expect(await sql`select id from users where email = ${`${person}@example.net`}`).toHaveLength(0);
});

test("somebody who is signed in connects a provider with the same address, and disconnects it", async ({
  page,
  sql,
  newAddress,
}) => {
  const email = newAddress("maria");
  const login = email.split("@")[0] ?? "";
  const [demo] = await sql`
    select a.password from accounts a join users u on u.id = a.user_id
    where u.email = 'owner@example.com'`;
  const id = crypto.randomUUID();
  await sql`insert into users (id, name, email, email_verified)
    values (${id}, 'Maria Connecting', ${email}, true)`;
  await sql`insert into accounts (id, account_id, provider_id, user_id, password)
    values (${crypto.randomUUID()}, ${id}, 'credential', ${id}, ${demo?.password})`;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/onboarding");

  await page.goto("/account/security");
  await page.getByRole("button", { name: /^Connect/ }).click();
  await signInAtProvider(page, login);
  await expect(page).toHaveURL("/account/security");
  await expect(page.getByText(/^Connected/).first()).toBeVisible();
  expect(await sql`select id from accounts where user_id = ${id}`).toHaveLength(2);

  await page.getByRole("button", { name: /^Disconnect/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Disconnect/ })
    .click();
  await expect(page.getByText("Not connected")).toBeVisible();
  expect(await sql`select id from accounts where user_id = ${id}`).toHaveLength(1);
});

test("an account elsewhere with another address cannot be connected", async ({ page, signIn }) => {
  await signIn("member@example.com");
  await page.goto("/account/security");
  await page.getByRole("button", { name: /^Connect/ }).click();
  await signInAtProvider(page, uniqueLogin());
  await expect(page).toHaveURL(/\/account\/security\?error=/);
  await expect(failure(page)).toBeVisible();
});

test("whoever cancels at the provider is told so on the sign-in page", async ({ page }) => {
  await continueWithProvider(page);
  await page.getByRole("link", { name: /Cancel/ }).click();
  await expect(page).toHaveURL(/\/sign-in\?error=access_denied/);
  await expect(failure(page)).toBeVisible();
});

test("an answer with a tampered or foreign state signs nobody in", async ({ page, request }) => {
  await continueWithProvider(page);
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
  for (const state of ["", "made-up", "x".repeat(500)]) {
    await page.goto(`/api/auth/callback/oidc?code=made-up&state=${state}`);
    await expect(page).toHaveURL(/\/sign-in\?error=/);
    await expect(failure(page)).toBeVisible();
  }
  // A browser that never began.
  const answer = await request.get("/api/auth/callback/oidc?code=x&state=y", { maxRedirects: 0 });
  expect(answer.headers().location).toMatch(/\/sign-in\?error=/);
  const session = await page.request.get("/api/auth/get-session");
  expect(await session.json()).toBeNull();
});

test("an answer that was stolen does not sign in another browser", async ({ page, browser }) => {
  await continueWithProvider(page);
  await page.getByPlaceholder("Enter any login").fill(uniqueLogin());
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  const answer = page.waitForRequest(/\/api\/auth\/callback\/oidc\?/);
  await page.route(/\/api\/auth\/callback\/oidc\?/, (route) => route.abort());
  await page.getByRole("button", { name: "Continue" }).click();
  const stolen = (await answer).url();

  const thief = await browser.newPage();
  await thief.goto(stolen);
  await expect(thief).toHaveURL(/\/sign-in\?error=state_mismatch/);
  await thief.close();
});
