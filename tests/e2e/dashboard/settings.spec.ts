import { expect, section, submit, test } from "@/tests/support/e2e/team";
import { noise, pngBomb, scriptedSvg } from "@/tests/support/pictures";

const file = (buffer: Buffer, name = "logo.png", mimeType = "image/png") => ({
  name,
  mimeType,
  buffer,
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("an owner changes the name, and everything shows it", async ({ page, signIn, team }) => {
      await signIn(team.owner.email);
      await page.goto(`/org/${team.organization.slug}/settings`);
      const name = section(page, "Name");
      await name.getByLabel("Name").fill("X");
      expect(await submit(page, name, "Save name")).toBe(400);
      await expect(name.getByLabel("Name")).toHaveAccessibleDescription(/at least 2 characters/);
      await name.getByLabel("Name").fill("Pioneers & Co.");
      expect(await submit(page, name, "Save name")).toBe(200);
      await expect(page.getByText("The name is saved.")).toBeVisible();
      await expect(name.getByLabel("Name")).toHaveValue("Pioneers & Co.");
      await expect(page.getByRole("button", { name: /Pioneers & Co\./ })).toBeVisible();
    });

    test("an owner changes the address, and links with the former one lead on", async ({
      page,
      signIn,
      team,
    }) => {
      const { slug } = team.organization;
      await signIn(team.owner.email);
      await page.goto(`/org/${slug}/settings`);
      const address = section(page, "Address");
      await address.getByLabel("Address").fill("acme");
      expect(await submit(page, address, "Change address")).toBe(409);
      await expect(address.getByLabel("Address")).toHaveAccessibleDescription(/taken/);
      await address.getByLabel("Address").fill("admin");
      expect(await submit(page, address, "Change address")).toBe(400);
      await expect(address.getByLabel("Address")).toHaveValue("admin");
      const next = `moved-${slug}`;
      await address.getByLabel("Address").fill(next);
      await address.getByRole("button", { name: "Change address" }).click();
      await expect(page).toHaveURL(`/org/${next}/settings?saved=address`);
      await expect(page.getByText("The address is changed.")).toBeVisible();

      await page.goto(`/org/${slug}`);
      await expect(page).toHaveURL(`/org/${next}`);
      await page.goto(`/org/${slug}/members?q=mia&after=&x=a%2Fb`);
      await expect(page).toHaveURL(`/org/${next}/members?q=mia&after=&x=a%2Fb`);
      await expect(page.getByText("Mia Member")).toBeVisible();
    });

    test("an admin uploads a logo, which is shown, and removes it", async ({
      page,
      request,
      servers,
      signIn,
      team,
    }) => {
      await signIn(team.admin.email);
      await page.goto(`/org/${team.organization.slug}/settings`);
      const logo = section(page, "Logo");
      await logo
        .getByLabel("Picture")
        .setInputFiles(file(scriptedSvg, "logo.svg", "image/svg+xml"));
      expect(await submit(page, logo, "Save logo")).toBe(400);
      await expect(logo.getByLabel("Picture")).toHaveAccessibleDescription(
        /PNG, JPEG, WebP or GIF/,
      );

      const picture = await noise(1200, 900).jpeg({ quality: 95 }).toBuffer();
      expect(picture.length).toBeGreaterThan(1024 * 1024 * 0.5);
      await logo.getByLabel("Picture").setInputFiles(file(picture, "photo.jpg", "image/jpeg"));
      expect(await submit(page, logo, "Save logo")).toBe(200);
      await expect(page.getByText("The logo is saved.")).toBeVisible();
      const image = logo.locator("img");
      const address = (await image.getAttribute("src")) ?? "";
      expect(address).toMatch(/^\/org-logo\/[0-9a-f]{64}$/);
      if (javaScriptEnabled) {
        await expect
          .poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth))
          .toBe(256);
      }

      const answer = await request.get(servers.url + address);
      expect(answer.status()).toBe(200);
      expect(answer.headers()).toMatchObject({
        "content-type": "image/webp",
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
      });
      expect(await submit(page, logo, "Remove logo")).toBe(200);
      await expect(image).toHaveCount(0);
      expect((await request.get(servers.url + address)).status()).toBe(404);
    });

    test("a picture with too many pixels, of 5 MB or of no bytes is refused in the form", async ({
      page,
      signIn,
      team,
    }) => {
      await signIn(team.owner.email);
      await page.goto(`/org/${team.organization.slug}/settings`);
      const logo = section(page, "Logo");
      const field = logo.getByLabel("Picture");
      await field.setInputFiles(file(pngBomb(20_000)));
      expect(await submit(page, logo, "Save logo")).toBe(400);
      await expect(field).toHaveAccessibleDescription(/too many pixels/);
      await field.setInputFiles(file(Buffer.alloc(0)));
      expect(await submit(page, logo, "Save logo")).toBe(400);
      await expect(field).toHaveAccessibleDescription(/Choose a picture that is not empty/);
      await field.setInputFiles(file(Buffer.alloc(5_000_000, 1)));
      if (javaScriptEnabled) await logo.getByRole("button", { name: "Save logo" }).click();
      else expect(await submit(page, logo, "Save logo")).toBe(413);
      await expect(logo.getByText("This picture is larger than 2 MB").first()).toBeVisible();
    });

    test("metadata is refused with the place of the mistake, and kept when it is JSON", async ({
      page,
      signIn,
      team,
      sql,
    }) => {
      await signIn(team.admin.email);
      await page.goto(`/org/${team.organization.slug}/settings`);
      const metadata = section(page, "Metadata");
      const field = metadata.getByLabel("Metadata");
      const text = `{\n  "plan": "team",\n  "seats": 12,\n  "note": "${"x".repeat(3000)}",\n}`;
      await field.fill(text);
      expect(await submit(page, metadata, "Save metadata")).toBe(400);
      await expect(field).toHaveAccessibleDescription(/not valid JSON: look near line 5/);
      await expect(field).toHaveValue(text);
      await field.fill('{"plan": "team", "seats": 12}');
      expect(await submit(page, metadata, "Save metadata")).toBe(200);
      await expect(page.getByText("The metadata is saved.")).toBeVisible();
      await expect(field).toHaveValue('{\n  "plan": "team",\n  "seats": 12\n}');
      const [row] =
        await sql`select metadata from organizations where id = ${team.organization.id}`;
      expect(row?.metadata).toBe('{"plan":"team","seats":12}');
    });
  });
}

test("admins neither change the address nor delete; members do not come in", async ({
  page,
  signIn,
  team,
}) => {
  const address = `/org/${team.organization.slug}/settings`;
  await signIn(team.admin.email);
  expect((await page.goto(address))?.status()).toBe(200);
  await expect(page.getByText("Only an owner can change it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change address" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete organization" })).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Settings");
  await signIn(team.member.email);
  expect((await page.goto(address))?.status()).toBe(403);
  await page.goto(`/org/${team.organization.slug}`);
  await expect(page.getByRole("navigation", { name: "Main" })).not.toContainText("Settings");
});

test("only the form for a logo may be larger than 1 MB, of people with a session, and none larger than 8", async ({
  request,
  servers,
}) => {
  const post = async (path: string, size: number, cookie = "") => {
    const answer = await request.post(servers.url + path, {
      headers: { origin: servers.url, cookie },
      multipart: { logo: file(Buffer.alloc(size)) },
    });
    return answer.status();
  };
  expect(await post("/org/acme/members", 2_000_000)).toBe(413);
  const session = "better-auth.session_token=any";
  expect(await post("/org/acme/members", 2_000_000, session)).toBe(413);
  expect(await post("/org/acme/settings", 9_000_000, session)).toBe(413);
  expect(await post("/org/acme/settings", 2_000_000)).toBe(413);
  // Lacks what says which form it is: Next has read it all.
  expect(await post("/org/acme/settings", 2_000_000, session)).toBe(400);
});
