import { addPerson, submitSignIn } from "@/tests/support/e2e/people";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

const password = "amber lantern 77";

test("changing the password keeps this browser, signs out the others and tells the owner", async ({
  page,
  browser,
  mailTo,
  newAddress,
  signIn,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  const elsewhere = await browser.newContext();
  await signIn(email, demoPassword, elsewhere);
  await signIn(email);

  await page.goto("/account/security");
  await page.getByLabel("Current password").fill("not the right one");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is not right.")).toBeVisible();
  expect((await elsewhere.request.get("/account")).status()).toBe(200);

  await page.getByLabel("Current password").fill(demoPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  expect((await elsewhere.request.get("/account")).status()).toBe(401);
  expect((await page.goto("/account"))?.status()).toBe(200);
  await mailTo(email, /password was changed/);
  await elsewhere.close();
});

test("a changed password follows the same rules as a new one", async ({
  page,
  newAddress,
  signIn,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  await signIn(email);
  await page.goto("/account/security");
  await page.getByLabel("Current password").fill(demoPassword);
  for (const [weak, complaint] of [
    ["short", "Use at least 10 characters."],
    ["password1234", "too easy to guess"],
  ]) {
    await page.getByLabel("New password").fill(weak ?? "");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(
      new RegExp(complaint ?? ""),
    );
  }
  await page.context().clearCookies();
  await signIn(email);
});

test("somebody without a password is shown the way to one", async ({
  page,
  newAddress,
  signIn,
  sql,
}) => {
  const { id, email } = await addPerson(sql, newAddress());
  await signIn(email);
  await sql`update accounts set provider_id = 'oidc', password = null where user_id = ${id}`;
  await page.goto("/account/security");
  await expect(page.getByText("Your account has no password.")).toBeVisible();
  await expect(page.getByText("your only way to sign in")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Disconnect/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Set a password" }).click();
  await expect(page).toHaveURL("/forgot-password");
});

test("name and picture change everywhere at once", async ({ page, newAddress, signIn, sql }) => {
  const { email } = await addPerson(sql, newAddress());
  await page.route("https://pictures.example/**", (route) => route.fulfill({ status: 204 }));
  await signIn(email);
  await page.goto("/account");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await page.getByLabel("Name").fill("  Robin Renamed ");
  await page.getByLabel("Picture").fill("https://pictures.example/robin.png");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Robin Renamed");
  await expect(page.getByRole("button", { name: /Robin Renamed.*Account menu/ })).toBeVisible();
  await expect(page.locator("main img")).toHaveAttribute(
    "src",
    "https://pictures.example/robin.png",
  );

  await page.getByLabel("Picture").fill("");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.locator("main img")).toHaveCount(0);
  expect(await sql`select name, image from users where email = ${email}`).toEqual([
    { name: "Robin Renamed", image: null },
  ]);
});

test("a profile with an unfit name or a picture that is not https is refused", async ({
  page,
  newAddress,
  signIn,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  await signIn(email);
  await page.goto("/account");
  for (const [label, value, complaint] of [
    ["Name", "R", "Use at least 2 characters."],
    ["Name", "R".repeat(101), "Use at most 100 characters."],
    ["Name", "Robin\u202e Somebody", "Leave out invisible characters."],
    ["Picture", "http://pictures.example/robin.png", "begins with https://"],
    ["Picture", "javascript:alert(1)", "begins with https://"],
    ["Picture", "https://127.0.0.1/robin.png", "begins with https://"],
  ] as const) {
    await page.goto("/account");
    await page.getByLabel(label).fill(value);
    await page.getByRole("button", { name: "Save profile" }).click();
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(new RegExp(complaint));
    await expect(page.getByLabel(label)).toHaveValue(value);
  }
  expect(await sql`select name, image from users where email = ${email}`).toEqual([
    { name: "Robin Somebody", image: null },
  ]);
});

test("the sessions page names devices, marks this one and signs out another", async ({
  page,
  browser,
  newAddress,
  signIn,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  const elsewhere = await browser.newContext({
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await submitSignIn(other, email);
  await expect(other).toHaveURL("/onboarding");
  await signIn(email);

  await page.goto("/account/sessions");
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText("This device");
  await expect(rows.nth(0)).toContainText("127.0.0.1");
  await expect(rows.nth(0).getByRole("button")).toHaveCount(0);
  await expect(rows.nth(1)).toContainText("Firefox on macOS");
  await expect(rows.nth(1)).toContainText("127.0.0.1");

  await rows.nth(1).getByRole("button", { name: "Sign out Firefox on macOS" }).click();
  await expect(page.getByText("The session is signed out.")).toBeVisible();
  await expect(rows).toHaveCount(1);
  expect((await elsewhere.request.get("/account")).status()).toBe(401);
  expect((await page.goto("/account"))?.status()).toBe(200);
  await elsewhere.close();
});

test("“sign out the others” asks first and spares this browser", async ({
  page,
  browser,
  newAddress,
  signIn,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  const elsewhere = await browser.newContext();
  await signIn(email, demoPassword, elsewhere);
  await signIn(email);
  await page.goto("/account/sessions");
  const ask = page.getByRole("button", { name: "Sign out the others" });
  await ask.click();
  const dialog = page.getByRole("alertdialog", { name: "Sign out every other device?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect((await elsewhere.request.get("/account")).status()).toBe(200);

  await ask.click();
  await dialog.getByRole("button", { name: "Sign out the others" }).click();
  await expect(page.getByText("1 session is signed out.")).toBeVisible();
  await expect(ask).toHaveCount(0);
  expect((await elsewhere.request.get("/account")).status()).toBe(401);
  expect((await page.goto("/account"))?.status()).toBe(200);
  await elsewhere.close();
});
