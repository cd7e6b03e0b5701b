import { audience, pageAddresses } from "@/tests/support/audience";
import { accessibilityProblems } from "@/tests/support/e2e/axe";
import { expect, test } from "@/tests/support/e2e/test";

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
        const isOpen = audience[address] === "anyone";
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
        expect((await page.goto(path))?.status()).toBe(200);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
      });
    }

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
