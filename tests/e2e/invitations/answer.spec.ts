import { addInvitation } from "@/tests/support/e2e/invitations";
import { submitSignIn } from "@/tests/support/e2e/people";
import { addMember, addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

const password = "violet harbour 31";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody new is invited, sees who invites to what, signs up and is in", async ({
      page,
      browser,
      servers,
      sql,
      signIn,
      mailTo,
      newAddress,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Invited");
      await signIn(owner.email);
      const email = newAddress();
      await page.goto(`/org/${organization.slug}/invitations`);
      await page.getByLabel("E-mail addresses").fill(`${email}\n${owner.email}`);
      await page.getByLabel("Role").first().selectOption("admin");
      await page.getByRole("button", { name: "Send invitations" }).click();
      await expect(page.getByText("1 invited, 1 not.")).toBeVisible();
      await expect(page.getByText("This person is a member already.")).toBeVisible();
      await expect(page.getByRole("row", { name: email })).toBeVisible();

      const mail = await mailTo(email, /Olga Owner invited you/);
      const context = await browser.newContext({ javaScriptEnabled, baseURL: servers.url });
      const guest = await context.newPage();
      const answer = await guest.goto(mail.links[0] ?? "");
      expect(answer?.status()).toBe(200);
      const main = guest.getByRole("main");
      await expect(main).toContainText(
        `Olga Owner invites you to be an admin of ${organization.name}`,
      );
      await expect(main).toContainText(email);
      expect(await guest.content()).not.toContain(owner.email);
      expect(await guest.content()).not.toContain(organization.slug);
      await guest.getByLabel("Name").fill("Nora Newcomer");
      await guest.getByLabel("Password", { exact: true }).fill("short");
      await guest.getByRole("button", { name: "Create account and join" }).click();
      await expect(guest.getByText("Use at least 10 characters.")).toBeVisible();
      await expect(guest.getByLabel("Name")).toHaveValue("Nora Newcomer");
      await guest.getByLabel("Password", { exact: true }).fill(password);
      await guest.getByRole("button", { name: "Create account and join" }).click();
      await expect(guest).toHaveURL(`/org/${organization.slug}`);
      await expect(guest.getByText("You are an admin of this organization.")).toBeVisible();
      const [user] = await sql`select email_verified from users where email = ${email}`;
      expect(user?.email_verified).toBe(true);

      await guest.goto(mail.links[0] ?? "");
      await expect(guest.getByRole("heading", { name: /You are in .* already/ })).toBeVisible();
      await context.clearCookies();
      expect((await guest.goto(mail.links[0] ?? ""))?.status()).toBe(410);
      await expect(guest.getByRole("heading", { name: "has been used" })).toBeVisible();
      await context.close();
    });

    test("somebody with an account signs in by the link, and accepts", async ({ page, sql }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Accepting");
      const guest = await addPerson(sql, "Gina Guest");
      await page.goto(await addInvitation(sql, organization, owner, { email: guest.email }));
      await page.getByRole("link", { name: "Sign in to accept" }).click();
      await submitSignIn(page, guest.email);
      await expect(page).toHaveURL(/\/invitations\//);
      await page.getByRole("button", { name: "Accept" }).click();
      await expect(page).toHaveURL(`/org/${organization.slug}`);
    });

    test("somebody who is signed in declines, and the link is dead", async ({
      page,
      sql,
      signIn,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Declining");
      const guest = await addPerson(sql, "Gina Guest");
      const path = await addInvitation(sql, organization, owner, { email: guest.email });
      await signIn(guest.email);
      await page.goto(path);
      await page.getByRole("button", { name: "Decline" }).click();
      await expect(page.getByRole("heading", { name: "was declined" })).toBeVisible();
      const rows = await sql`
        select i.status, m.id from invitations i left join members m
          on m.organization_id = i.organization_id and m.user_id = ${guest.id}
        where i.email = ${guest.email}`;
      expect(rows).toEqual([{ status: "rejected", id: null }]);
    });

    test("somebody who is signed in with another address is told so, and switches", async ({
      page,
      sql,
      signIn,
      newAddress,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Switching");
      const other = await addPerson(sql, "Otto Other");
      const email = newAddress();
      const path = await addInvitation(sql, organization, owner, { email });
      await signIn(other.email);
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "for somebody else" })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(other.email);
      await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
      await page.getByRole("button", { name: "Sign out and go on" }).click();
      await expect(page.getByRole("button", { name: "Create account and join" })).toBeVisible();
    });

    test("who got a copied link and has no account is mailed one first", async ({
      page,
      sql,
      mailTo,
      newAddress,
    }) => {
      const owner = await addPerson(sql, "Olga Owner");
      const organization = await addOrganization(sql, owner, "Copied");
      const email = newAddress();
      const options = { email, handing: "shown" } as const;
      const path = await addInvitation(sql, organization, owner, options);
      await page.goto(path);
      await expect(page.getByRole("button", { name: "Create account and join" })).toHaveCount(0);
      await page.getByRole("button", { name: "Mail me the link" }).click();
      await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
      const mail = await mailTo(email);
      expect((await page.goto(path))?.status()).toBe(404);
      await page.goto(mail.links[0] ?? "");
      await expect(page.getByRole("button", { name: "Create account and join" })).toBeVisible();
    });
  });
}

test("a link that opens nothing, or nothing any more, says what happened and what to do", async ({
  page,
  sql,
}) => {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Ended");
  const inviter = await addPerson(sql, "Ingo Inviter");
  await addMember(sql, organization, inviter, "admin");
  const withState = (status: "expired" | "canceled" | "rejected" | "accepted") =>
    addInvitation(sql, organization, inviter, { email: `${status}@example.net`, status });
  const open = await addInvitation(sql, organization, inviter, { email: "open@example.net" });

  const expected: [string, number, RegExp][] = [
    [await withState("expired"), 410, /has expired/],
    [await withState("canceled"), 410, /was taken back/],
    [await withState("rejected"), 410, /was declined/],
    [await withState("accepted"), 410, /has been used/],
    [open.replace(/secret=..../, "secret=AAAA"), 404, /opens nothing/],
    [open.replace(/\?.*/, ""), 404, /opens nothing/],
    [open.replace(/\?.*/, "?secret=a&secret=b"), 404, /opens nothing/],
    ["/invitations/nothing?secret=nothing", 404, /opens nothing/],
  ];
  for (const [path, status, title] of expected) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    if (status === 404) expect(await page.content()).not.toContain(organization.name);
  }
  expect((await page.goto(open))?.status()).toBe(200);
  await sql`update users set banned = true where id = ${inviter.id}`;
  expect((await page.goto(open))?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/does not count any more/);
  await sql`update users set banned = false where id = ${inviter.id}`;
  await sql`delete from members where user_id = ${inviter.id}`;
  expect((await page.goto(open))?.status()).toBe(410);
});

test("the page of a link tells other sites nothing of its address", async ({ page, sql }) => {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Referred");
  const path = await addInvitation(sql, organization, owner, { email: "x@example.net" });
  const answer = await page.goto(path);
  expect(answer?.headers()["cache-control"]).toMatch(/no-store/);
  const policy = page.locator("meta[name=referrer]");
  await expect(policy).toHaveAttribute("content", "strict-origin");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});
