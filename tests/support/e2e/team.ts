import type { Locator, Page } from "@playwright/test";
import { addMember, addOrganization, addPerson, type Organization, type Person } from "./tenants";
import { test as base } from "./test";

/** A new organization with somebody in each role. */
interface Team {
  organization: Organization;
  owner: Person;
  admin: Person;
  member: Person;
}

/** For tests of an organization of their own. */
export const test = base.extend<{ team: Team }>({
  team: async ({ sql }, use) => {
    const owner = await addPerson(sql, "Olga Owner");
    const admin = await addPerson(sql, "Adam Admin");
    const member = await addPerson(sql, "Mia Member");
    const organization = await addOrganization(sql, owner, "Settlers");
    await addMember(sql, organization, admin, "admin");
    await addMember(sql, organization, member);
    await use({ organization, owner, admin, member });
  },
});

/** The part of a page with this heading. */
export const section = (page: Page, name: string) => page.getByRole("region", { name });

/** Sends the form with this button; gives the status of the answer. */
export async function submit(page: Page, within: Locator, button: string) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    within.getByRole("button", { name: button }).click(),
  ]);
  return answer.status();
}

export { expect } from "@playwright/test";
