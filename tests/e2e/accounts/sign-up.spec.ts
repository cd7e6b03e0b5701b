import { addPerson, submitSignIn, submitSignUp } from "@/tests/support/e2e/people";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

const password = "violet harbour 31";
const confirmSubject = /Confirm your email address/;

test("whoever signs up and confirms the address in the same browser is signed in", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email: ` ${email.toUpperCase()}`, password });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeFocused();
  await expect(page.getByText(email)).toBeVisible();
  expect(await sql`select 1 from users where email = ${email} and not email_verified`).toHaveLength(
    1,
  );

  const mail = await mailTo(email, confirmSubject);
  await page.goto(mail.links[0] ?? "");
  await expect(page.getByText(email)).toBeVisible();
  // Only the button confirms: programs that look at mail open its links.
  expect(await sql`select 1 from users where email = ${email} and email_verified`).toHaveLength(0);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page).toHaveURL("/onboarding");
});

test("confirming in another browser takes the password of the sign-up", async ({
  page,
  browser,
  mailTo,
  newAddress,
  sql,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email, password });
  const link = (await mailTo(email, confirmSubject)).links[0] ?? "";

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  for (const wrong of ["", "not the password"]) {
    await other.getByLabel("Password", { exact: true }).fill(wrong);
    await other.getByRole("button", { name: "Confirm address" }).click();
    await expect(other.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
      /not the one of this sign-up|Enter your password/,
    );
  }
  expect(await sql`select 1 from users where email = ${email} and email_verified`).toHaveLength(0);
  await other.getByLabel("Password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Confirm address" }).click();
  await expect(other).toHaveURL("/onboarding");

  // The link is used up: it signs nobody in again.
  await elsewhere.clearCookies();
  await other.goto(link);
  await other.getByLabel("Password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Confirm address" }).click();
  await expect(other).toHaveURL("/sign-in?notice=email-verified");
  await elsewhere.close();
});

test("an unconfirmed address cannot sign in, and gets another link instead", async ({
  page,
  mailTo,
  newAddress,
  request,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email, password });
  await mailTo(email, confirmSubject);
  await page.goto("/sign-in");
  await submitSignIn(page, email, password);
  await expect(page.getByText("Confirm your address first")).toBeVisible();
  await expect
    .poll(async () => {
      const mails = await request.get("/dev/mail.json", { params: { to: email } });
      return (await mails.json()).length;
    })
    .toBe(2);
});

test("the mail can be sent again from the page that waits for it", async ({
  page,
  newAddress,
  request,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email, password });
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText("a new mail is on its way")).toBeVisible();
  await expect
    .poll(async () => {
      const mails = await request.get("/dev/mail.json", { params: { to: email } });
      return (await mails.json()).length;
    })
    .toBe(2);
});

test("signing up with a known address looks the same, changes nothing and tells its owner", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const fresh = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email: fresh, password });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const freshPage = await page.locator("main").textContent();

  const known = await addPerson(sql, newAddress(), "Robin Known");
  await page.goto("/sign-up");
  await submitSignUp(page, { name: "An Attacker", email: known.email, password });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const knownPage = await page.locator("main").textContent();
  expect(knownPage?.replace(known.email, "")).toBe(freshPage?.replace(fresh, ""));

  await mailTo(known.email, /You already have a/);
  const rows = await sql`select id, name from users where email = ${known.email}`;
  expect(rows).toEqual([{ id: known.id, name: "Robin Known" }]);
  await page.goto("/sign-in");
  await submitSignIn(page, known.email, password);
  await expect(page.getByText("The address or the password is not right.")).toBeVisible();
  await submitSignIn(page, known.email, demoPassword);
  await expect(page).toHaveURL("/onboarding");
});

test("signing up again with an unconfirmed address replaces the password and kills the older link", async ({
  page,
  browser,
  mailTo,
  newAddress,
  request,
}) => {
  const email = newAddress();
  const stranger = await browser.newPage();
  await stranger.goto("/sign-up");
  await submitSignUp(stranger, { name: "A Stranger", email, password: "a stranger's secret" });
  const older = await mailTo(email, confirmSubject);

  await page.goto("/sign-up");
  await submitSignUp(page, { name: "The Owner", email, password });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  let newer = older;
  await expect
    .poll(async () => {
      const mails = await request.get("/dev/mail.json", { params: { to: email } });
      [newer] = await mails.json();
      return newer.id;
    })
    .not.toBe(older.id);

  await stranger.goto(older.links[0] ?? "");
  await stranger.getByRole("button", { name: "Confirm address" }).click();
  await expect(stranger.getByText("This link is not valid any more.")).toBeVisible();
  await page.goto(newer.links[0] ?? "");
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page).toHaveURL("/onboarding");

  await stranger.goto("/sign-in");
  await submitSignIn(stranger, email, "a stranger's secret");
  await expect(stranger.getByText("The address or the password is not right.")).toBeVisible();
  await stranger.close();
});

test("a forged, cut or missing token confirms nothing and offers another mail", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { email, password });
  const mail = await mailTo(email, confirmSubject);
  for (const link of [mail.links[0]?.slice(0, -3), "/verify-email?token=made-up"]) {
    await page.goto(link ?? "");
    await expect(
      page.getByRole("heading", { name: "This link is not valid any more" }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
  }
  await page.goto("/verify-email");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("a new mail is on its way")).toBeVisible();
  expect(await sql`select 1 from users where email = ${email} and email_verified`).toHaveLength(0);
});

test("a refused form keeps what was typed, says what is wrong and leads to the first problem", async ({
  page,
  newAddress,
}) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await submitSignUp(page, { name: "R", email, password: "short" });
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("Use at least 2 characters.");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("short");
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
});

for (const [weakness, weak, complaint] of [
  ["a common one", "password1234", "too easy to guess"],
  ["a sequence", "abcdefghijkl", "too easy to guess"],
  ["one's own name", "Robin Somebody 1", "from your name or address"],
] as const) {
  test(`a new password is refused when it is ${weakness}`, async ({ page, newAddress, sql }) => {
    const email = newAddress();
    await page.goto("/sign-up");
    await submitSignUp(page, { email, password: weak });
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
      new RegExp(complaint),
    );
    expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);
  });
}
