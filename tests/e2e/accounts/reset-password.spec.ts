import { addPerson, submitSignIn } from "@/tests/support/e2e/people";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

const password = "copper meadow 12";
const resetSubject = /Reset your/;

test("a reset link replaces the password, ends every session and tells the owner", async ({
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

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await expect(page).toHaveURL("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeFocused();
  const mail = await mailTo(email, resetSubject);
  await page.goto(mail.links[0] ?? "");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL("/sign-in?notice=password-reset");
  await expect(page.getByText("Your password is changed")).toBeVisible();

  const answer = await elsewhere.request.get("/account");
  expect(answer.status()).toBe(401);
  await mailTo(email, /password was changed/);
  await submitSignIn(page, email, demoPassword);
  await expect(page.getByText("The address or the password is not right.")).toBeVisible();
  await submitSignIn(page, email, password);
  await expect(page).toHaveURL("/onboarding");
  await elsewhere.close();
});

test("asking for a reset link looks the same for an unknown address, and mails nothing", async ({
  page,
  mailTo,
  newAddress,
  request,
  sql,
}) => {
  const known = await addPerson(sql, newAddress());
  const unknown = newAddress();
  const pages: (string | undefined)[] = [];
  for (const email of [unknown, known.email]) {
    await page.goto("/forgot-password");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    pages.push((await page.locator("main").textContent())?.replace(email, ""));
  }
  expect(pages[1]).toBe(pages[0]);
  // Asked for later, so that a mail to the unknown address would be there as well.
  await mailTo(known.email, resetSubject);
  const mails = await request.get("/dev/mail.json", { params: { to: unknown } });
  expect(await mails.json()).toEqual([]);
});

test("a reset link works once, and takes every other one with it", async ({
  page,
  mailTo,
  newAddress,
  request,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress());
  const ask = async () => {
    await page.goto("/forgot-password");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  };
  const use = async (link: string | undefined, newPassword: string) => {
    await page.goto(link ?? "");
    await page.getByLabel("New password").fill(newPassword);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await ask();
  const older = await mailTo(email, resetSubject);
  await ask();
  let newer = older;
  await expect
    .poll(async () => {
      const mails = await request.get("/dev/mail.json", { params: { to: email } });
      [newer] = await mails.json();
      return newer.id;
    })
    .not.toBe(older.id);

  await use(newer.links[0], password);
  await expect(page).toHaveURL("/sign-in?notice=password-reset");
  for (const { links } of [newer, older]) {
    await use(links[0], "amber lantern 77");
    await expect(page.getByText("This link is not valid any more.")).toBeVisible();
  }
  await page.goto("/sign-in");
  await submitSignIn(page, email, password);
  await expect(page).toHaveURL("/onboarding");
});

test("a reset link is refused after its hour, and when it is cut or made up", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const { id, email } = await addPerson(sql, newAddress());
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  const mail = await mailTo(email, resetSubject);
  const [row] = await sql`
    select extract(epoch from expires_at - now())::float as left from verifications
    where value = ${id}`;
  expect(row?.left / 60).toBeCloseTo(60, -1);

  await sql`update verifications set expires_at = now() - interval '1 second' where value = ${id}`;
  for (const link of [
    mail.links[0],
    mail.links[0]?.slice(0, -2),
    "/reset-password?token=made-up",
  ]) {
    await page.goto(link ?? "");
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("This link is not valid any more.")).toBeVisible();
  }
  await page.goto("/reset-password");
  await expect(page.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
  await page.getByRole("link", { name: "Get a new link" }).click();
  await expect(page).toHaveURL("/forgot-password");
});

test("a weak password is refused without using up the link", async ({
  page,
  mailTo,
  newAddress,
  sql,
}) => {
  const { email } = await addPerson(sql, newAddress(), "Margaret Hamilton");
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  const mail = await mailTo(email, resetSubject);
  await page.goto(mail.links[0] ?? "");
  for (const [weak, complaint] of [
    ["short", "Use at least 10 characters."],
    ["password1234", "too easy to guess"],
    ["margaret hamilton", "from your name or address"],
  ]) {
    await page.getByLabel("New password").fill(weak ?? "");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(
      new RegExp(complaint ?? ""),
    );
  }
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL("/sign-in?notice=password-reset");
});

test("the pages whose address holds a secret tell no other site of it", async ({ page }) => {
  for (const path of ["/reset-password?token=secret", "/verify-email?token=secret"]) {
    await page.goto(path);
    await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "strict-origin");
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  }
});
