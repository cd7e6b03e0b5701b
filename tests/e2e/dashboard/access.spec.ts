import { addMember, addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

test("an outsider and somebody who mistypes get the same 404, which names nobody", async ({
  page,
  signIn,
}) => {
  await signIn("outsider@example.com");
  const texts: string[] = [];
  for (const path of ["/org/acme", "/org/acme/members", "/org/no-such-one"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    expect(await answer?.text(), path).not.toMatch(/Acme|Hartmann|owner@example/);
    await expect(page).toHaveTitle(/^(?!.*Acme).*Freehold$/);
    texts.push((await page.getByRole("main").textContent()) ?? "");
  }
  expect(new Set(texts).size).toBe(1);
});

test("whoever is signed out gets a 401 that leads to the page after signing in", async ({
  page,
}) => {
  for (const path of ["/org/acme", "/dashboard", "/onboarding"]) {
    expect((await page.goto(path))?.status(), path).toBe(401);
  }
  await page.goto("/org/acme/members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to continue");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill("member@example.com");
  await page.getByLabel("Password", { exact: true }).fill("freehold-demo-1");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/org/acme/members");
});

test("a removed member loses the organization with the next request", async ({
  page,
  sql,
  signIn,
}) => {
  const organization = await addOrganization(sql, await addPerson(sql), "Leavers");
  const person = await addPerson(sql);
  await addMember(sql, organization, person);
  await signIn(person.email);
  expect((await page.goto(`/org/${organization.slug}`))?.status()).toBe(200);

  await sql`delete from members where user_id = ${person.id}`;
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  expect((await page.reload())?.status()).toBe(404);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/onboarding");
});

test("members learn nothing of invitations; owners and admins do", async ({
  page,
  sql,
  signIn,
}) => {
  const owner = await addPerson(sql);
  const organization = await addOrganization(sql, owner, "Inviters");
  const person = await addPerson(sql);
  await addMember(sql, organization, person, "admin");
  await sql`insert into invitations ${sql({
    id: crypto.randomUUID(),
    organization_id: organization.id,
    email: "secret.guest@example.net",
    role: "member",
    inviter_id: owner.id,
    expires_at: new Date(Date.now() + 3_600_000),
  })}`;
  await signIn(person.email);
  await page.goto(`/org/${organization.slug}`);
  await expect(page.getByRole("heading", { name: "Pending invitations" })).toBeVisible();
  await expect(page.getByText("secret.guest@example.net").first()).toBeVisible();

  await sql`update members set role = 'member' where user_id = ${person.id}`;
  const answer = await page.goto(`/org/${organization.slug}`);
  expect(await answer?.text()).not.toContain("secret.guest");
  await expect(page.getByText("You are a member of this organization.")).toBeVisible();
  await expect(page.getByText("Pending invitations")).toHaveCount(0);
});

test("the entry leads to the organization used last, and to another when that is gone", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  const first = await addOrganization(sql, person, "Alpha");
  const second = await addOrganization(sql, await addPerson(sql), "Beta");
  await addMember(sql, second, person);
  await signIn(person.email);
  await sql`update sessions set active_organization_id = ${second.id}
    where user_id = ${person.id}`;
  await page.goto("/dashboard");
  await expect(page).toHaveURL(`/org/${second.slug}`);
  await sql`delete from members
    where organization_id = ${second.id} and user_id = ${person.id}`;
  await page.goto("/dashboard");
  await expect(page).toHaveURL(`/org/${first.slug}`);
});

test("a session in its last day is prolonged by looking at a page", async ({
  page,
  sql,
  signIn,
}) => {
  const person = await addPerson(sql);
  await addOrganization(sql, person, "Lasting");
  await signIn(person.email);
  await sql`
    update sessions set created_at = now() - interval '70 hours',
      expires_at = now() + interval '2 hours'
    where user_id = ${person.id}`;
  await page.goto("/dashboard");
  await expect
    .poll(async () => {
      const [session] = await sql`
        select extract(epoch from expires_at - now()) / 3600 as hours
        from sessions where user_id = ${person.id}`;
      return Math.round(Number(session?.hours));
    })
    .toBe(72);
});
