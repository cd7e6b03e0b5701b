import { addInvitation } from "@/tests/support/e2e/invitations";
import { addMember, addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

test("an admin sends again with another role, copies a link, and takes back", async ({
  page,
  request,
  sql,
  signIn,
  mailTo,
  newAddress,
}) => {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Managed");
  const admin = await addPerson(sql, "Ada Admin");
  await addMember(sql, organization, admin, "admin");
  const email = newAddress();
  const first = await addInvitation(sql, organization, owner, { email });
  await signIn(admin.email);
  await page.goto(`/org/${organization.slug}/invitations`);
  const row = page.getByRole("row", { name: email });
  await expect(row).toContainText("Mail sent");

  await page.getByRole("button", { name: `Resend to ${email}` }).click();
  const dialog = page.getByRole("alertdialog").filter({ visible: true });
  await expect(dialog.getByLabel("Role").getByRole("option")).toHaveText(["Member", "Admin"]);
  await dialog.getByLabel("Role").selectOption("admin");
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(row.getByRole("cell", { name: "Admin", exact: true })).toBeVisible();
  const mail = await mailTo(email, /Ada Admin invited you/);
  expect((await request.get(first)).status()).toBe(404);
  expect((await request.get(mail.links[0] ?? "")).status()).toBe(200);

  await page.getByRole("button", { name: `Copy link for ${email}` }).click();
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await dialog.getByLabel(`Link for ${email}`).inputValue();
  expect((await request.get(mail.links[0] ?? "")).status()).toBe(404);
  expect((await request.get(link)).status()).toBe(200);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(row).toContainText("Link copied");

  await page.getByRole("button", { name: `Cancel the invitation of ${email}` }).click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Nobody is waiting")).toBeVisible();
  expect((await request.get(link)).status()).toBe(410);
  await page.getByRole("link", { name: "Taken back" }).click();
  const tabs = page.getByRole("navigation", { name: "Invitations by status" });
  await expect(tabs.locator("[aria-current=page]")).toHaveText(["Taken back"]);
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: `Invite again ${email}` }).click();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await page.getByRole("link", { name: "Pending" }).click();
  await expect(row).toContainText(/Mail (queued|sent)/);
});

test("the list is searched, and a refused list keeps what was typed", async ({
  page,
  sql,
  signIn,
}) => {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Searched");
  for (const email of ["ada@example.net", "grace@example.net"]) {
    await addInvitation(sql, organization, owner, { email });
  }
  await signIn(owner.email);
  await page.goto(`/org/${organization.slug}`);
  await page.getByRole("link", { name: "Invite people" }).click();
  await page.getByRole("searchbox", { name: "Search addresses" }).fill("grac");
  await expect(page.getByRole("row", { name: "ada@example.net" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: "grace@example.net" })).toBeVisible();
  await expect(page).toHaveURL(/q=grac/);
  await page.getByLabel("E-mail addresses").fill("nonsense, ada@example.net");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("Nobody was invited.")).toBeVisible();
  await expect(page.getByText(/nonsense: This is not an e-mail address/)).toBeVisible();
  await expect(page.getByLabel("E-mail addresses")).toHaveValue("nonsense, ada@example.net");
});

test("members get 403, and their navigation does not lead there", async ({ page, signIn }) => {
  await signIn("member@example.com");
  expect((await page.goto("/org/acme/invitations"))?.status()).toBe(403);
  await page.goto("/org/acme");
  await expect(page.getByRole("link", { name: "Members" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Invitations" })).toHaveCount(0);
});
