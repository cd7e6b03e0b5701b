import { addPerson, submitSignIn, submitSignUp } from "@/tests/support/e2e/people";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

test.use({ javaScriptEnabled: false });

const password = "violet harbour 31";

test("without JavaScript somebody signs up, asks for the mail again and confirms", async ({
  page,
  mailTo,
  newAddress,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { name: "R", email, password });
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("Use at least 2 characters.");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await submitSignUp(page, { email, password });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText("a new mail is on its way")).toBeVisible();

  const mail = await mailTo(email);
  await page.goto(mail.links[0] ?? "");
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page).toHaveURL("/onboarding");
});

test("without JavaScript signing in keeps the address, and the status says what happened", async ({
  page,
}) => {
  await page.goto("/sign-in?next=/account/sessions");
  await page.getByLabel("Keep me signed in").uncheck();
  const refused = page.waitForResponse((response) => response.request().method() === "POST");
  await submitSignIn(page, "member@example.com", "not the right one");
  expect((await refused).status()).toBe(401);
  await expect(page.getByText("The address or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("member@example.com");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Keep me signed in")).not.toBeChecked();
  await submitSignIn(page, "member@example.com");
  await expect(page).toHaveURL("/account/sessions");
});

test("without JavaScript a forgotten password is replaced", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(email)).toBeVisible();
  const mail = await mailTo(email, /Reset your/);
  await page.goto(mail.links[0] ?? "");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL("/sign-in?notice=password-reset");
});

test("without JavaScript profile, password and sessions can be changed", async ({
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
  await page.goto("/account");
  await page.getByLabel("Name").fill("Robin Renamed");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();

  await page.goto("/account/sessions");
  await page.getByRole("button", { name: "Sign out the others" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Sign out the others" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Signed in" })).toHaveCount(1);
  expect((await elsewhere.request.get("/account")).status()).toBe(401);

  await page.goto("/account/security");
  await page.getByLabel("Current password").fill(demoPassword);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  expect((await page.goto("/account"))?.status()).toBe(200);
  await elsewhere.close();
});
