import type { Sql } from "postgres";
import { audience, pageAddresses } from "@/tests/support/audience";
import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { addInvitation } from "@/tests/support/e2e/invitations";
import { addOrganization, addPerson } from "@/tests/support/e2e/tenants";
import { expect, test } from "@/tests/support/e2e/test";

/** The link of an invitation to an organization of its own. */
async function newInvitation(sql: Sql, options: Partial<Parameters<typeof addInvitation>[3]> = {}) {
  const owner = await addPerson(sql, "Olga Owner");
  const organization = await addOrganization(sql, owner, "Accessible");
  return addInvitation(sql, organization, owner, { email: "somebody@example.net", ...options });
}

// axe comes as a script that the site itself would not load.
test.use({ bypassCSP: true });

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const looks = [
  { colorScheme: "light", viewport: desktop },
  { colorScheme: "dark", viewport: desktop },
  { colorScheme: "dark", viewport: phone },
] as const;

for (const { colorScheme, viewport } of looks) {
  test.describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
    test.use({ colorScheme, viewport });

    for (const address of pageAddresses.filter((each) => each !== "/dashboard")) {
      test(`axe finds nothing on ${address}`, async ({
        page,
        signIn,
        mailTo,
        request,
        servers,
        sql,
      }) => {
        const isOpen = ["anyone", "link holder"].includes(audience[address] ?? "");
        if (!isOpen) await signIn("owner@example.com");
        const [member] = await sql`
          select m.id from members m join users u on u.id = m.user_id
          where u.email = 'member@example.com'`;
        let path = address.replace("[slug]", "acme").replace("[memberId]", `${member?.id}`);
        if (address === "/dev/mail/[id]") {
          await request.post(`${servers.url}/api/auth/request-password-reset`, {
            data: { email: "admin@example.com" },
            headers: { origin: servers.url },
          });
          path = `/dev/mail/${(await mailTo("admin@example.com")).id}`;
        }
        if (address === "/invitations/[id]") path = await newInvitation(sql);
        expect((await page.goto(path))?.status()).toBe(200);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
      });
    }

    test("axe finds nothing on what the link of an invitation shows", async ({
      page,
      sql,
      signIn,
    }) => {
      const shown = await newInvitation(sql, { handing: "shown" });
      const expired = await newInvitation(sql, { status: "expired" });
      const mine = await newInvitation(sql, { email: "outsider@example.com" });
      for (const path of [shown, expired, "/invitations/nothing", "/invitations/x?mailed=1"]) {
        await page.goto(path);
        expect(await accessibilityProblems(page), path).toEqual([]);
      }
      await signIn("outsider@example.com");
      for (const path of [mine, shown]) {
        await page.goto(path);
        expect(await accessibilityProblems(page), path).toEqual([]);
      }
    });

    test("axe finds nothing on answered lists and open dialogs of invitations", async ({
      page,
      signIn,
    }) => {
      await signIn("owner@example.com");
      await page.goto("/org/acme/invitations");
      await page.getByLabel("E-mail addresses").fill("member@example.com, nonsense");
      await page.getByRole("button", { name: "Send invitations" }).click();
      await expect(page.getByText("Nobody was invited.")).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page
        .getByRole("button", { name: /^Resend to/ })
        .first()
        .click();
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    test("axe finds nothing on the pages for 401, 404 and refused forms", async ({
      page,
      signIn,
    }) => {
      expect((await page.goto("/org/acme"))?.status()).toBe(401);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.goto("/sign-up");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByText("Check the marked fields")).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
      await signIn("outsider@example.com");
      expect((await page.goto("/org/acme"))?.status()).toBe(404);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}
