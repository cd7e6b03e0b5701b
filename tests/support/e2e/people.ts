import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { demoPassword } from "./test";

export interface Person {
  id: string;
  email: string;
}

/** Somebody with a confirmed address and the demo password, made quicker than through the pages. */
export async function addPerson(sql: Sql, email: string, name = "Robin Somebody"): Promise<Person> {
  const id = crypto.randomUUID();
  await sql`insert into users (id, name, email, email_verified) values (${id}, ${name}, ${email}, true)`;
  await sql`
    insert into accounts (id, account_id, provider_id, user_id, password)
    select ${crypto.randomUUID()}, ${id}, 'credential', ${id}, a.password
    from accounts a join users u on u.id = a.user_id
    where u.email = 'member@example.com' and a.provider_id = 'credential'`;
  return { id, email };
}

/** Fills the form of the sign-in page, which has to be open, and sends it. */
export async function submitSignIn(page: Page, email: string, password = demoPassword) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Fills the form of the sign-up page, which has to be open, and sends it. */
export async function submitSignUp(
  page: Page,
  { name = "Robin Somebody", email, password }: { name?: string; email: string; password: string },
) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}
