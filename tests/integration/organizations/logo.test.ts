import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { knownError } from "@/lib/doors/known-error";
import { changeLogo } from "@/lib/organizations/change-logo";
import { findLogo } from "@/lib/organizations/find-logo";
import { removeLogo } from "@/lib/organizations/remove-logo";
import { answer } from "@/tests/support/answer";
import { jpegBomb, noise, plain, pngBomb, scriptedSvg } from "@/tests/support/pictures";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member");
type Context = Awaited<ReturnType<typeof found>>[0];

let owner: Context;
let admin: Context;
let member: Context;
let foreign: Context;

beforeEach(async () => {
  [owner, admin, member] = await found();
  [foreign] = await addOrganization(connection, "owner");
});

const upload = (context: Context, content: Uint8Array, name = "logo.png", type = "image/png") =>
  changeLogo(context, { logo: new File([Buffer.from(content)], name, { type }) });

const addressOf = async ({ organization }: Context) =>
  (await connection`select logo from organizations where id = ${organization.id}`)[0]?.logo as
    | string
    | null;

async function keptLogo(context: Context) {
  const id = (await addressOf(context))?.replace("/org-logo/", "") ?? "";
  const logo = await findLogo(id);
  if (!logo) throw new Error("There is no logo.");
  return logo;
}

describe("a logo", () => {
  test("is changed and removed by owners and admins, not by members or others", async () => {
    const picture = await plain(40, 40).png().toBuffer();
    const intruder = { ...foreign, organization: owner.organization };
    expect(await answer(upload(member, picture))).toBe("FORBIDDEN");
    expect(await answer(removeLogo(member))).toBe("FORBIDDEN");
    expect(await answer(upload(intruder, picture))).toBe("NOT_FOUND");
    expect(await answer(removeLogo(intruder))).toBe("NOT_FOUND");
    expect(await addressOf(owner)).toBeNull();
    expect(await answer(upload(admin, picture))).toBe("ok");
    expect(await addressOf(owner)).toMatch(/^\/org-logo\/[0-9a-f]{64}$/);
    expect(await answer(removeLogo(owner))).toBe("ok");
    expect(await addressOf(owner)).toBeNull();
    expect(await connection`select id from organization_logos`).toEqual([]);
  });

  test.each(["png", "jpeg", "webp", "gif"] as const)(
    "from %s becomes a square WebP",
    async (format) => {
      await upload(owner, await noise(300, 120).toFormat(format).toBuffer());
      const { content, contentType } = await keptLogo(owner);
      expect(contentType).toBe("image/webp");
      expect(await sharp(content).metadata()).toMatchObject({
        format: "webp",
        width: 256,
        height: 256,
        hasAlpha: false,
      });
    },
  );

  test("keeps nothing that the file said of who made it and where", async () => {
    const secret = "Somebody, 52.5200 N 13.4050 E";
    const picture = await plain(60, 60)
      .withExif({ IFD0: { Copyright: secret }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    expect(picture.includes("Somebody")).toBe(true);
    await upload(owner, picture);
    const { content } = await keptLogo(owner);
    expect(content.includes("Somebody")).toBe(false);
    const { exif, xmp, iptc, icc } = await sharp(content).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("does not move", async () => {
    const frames = await Promise.all(
      ["#ff0000", "#00ff00"].map((color) => plain(32, 32, color).png().toBuffer()),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    await upload(owner, animation);
    const metadata = await sharp((await keptLogo(owner)).content).metadata();
    expect(metadata.pages ?? 1).toBe(1);
  });

  test("has an address that changes with it, and that the same picture elsewhere does not give", async () => {
    const picture = await plain(40, 40).png().toBuffer();
    await upload(owner, picture);
    await upload(foreign, picture);
    const first = await addressOf(owner);
    expect(await addressOf(foreign)).not.toBe(first);
    await upload(owner, await plain(40, 40, "#aa0000").png().toBuffer());
    expect(await addressOf(owner)).not.toBe(first);
    expect(await findLogo(first?.split("/").at(-1) ?? "")).toBeNull();
    const rows = await connection`
      select id from organization_logos
      where organization_id in (${owner.organization.id}, ${foreign.organization.id})`;
    expect(rows).toHaveLength(2);
  });

  test("is one, however many are uploaded at once", async () => {
    const pictures = await Promise.all(
      ["#111", "#222", "#333", "#444"].map((color) => plain(20, 20, color).png().toBuffer()),
    );
    await Promise.all(pictures.map((picture) => upload(owner, picture)));
    const rows = await connection`
      select id from organization_logos where organization_id = ${owner.organization.id}`;
    expect(rows.map(({ id }) => `/org-logo/${id}`)).toEqual([await addressOf(owner)]);
  });

  test("is in the audit log without its content", async () => {
    await upload(owner, await plain(20, 20).png().toBuffer());
    const rows = await connection`
      select changed_data -> 'after' ->> 'content' as content from audit_logs
      where table_name = 'organization_logos' and organization_id = ${owner.organization.id}`;
    expect(rows).toEqual([{ content: "[redacted]" }]);
  });

  test("is uploaded twenty times an hour at most", async () => {
    const answers: string[] = [];
    for (let count = 0; count < 21; count++) {
      answers.push(await answer(upload(owner, Buffer.from("no picture"))));
    }
    expect(answers).toEqual([...Array(20).fill("INVALID"), "RATE_LIMITED"]);
  });
});

describe("what is no picture is refused and leaves everything as it was:", () => {
  const png = () => noise(600, 600).png().toBuffer();
  const hostile: [what: string, content: () => Promise<Buffer> | Buffer, code: string][] = [
    ["nothing", () => Buffer.alloc(0), "INVALID"],
    ["5 MB", () => Buffer.alloc(5_000_000, 1), "TOO_LARGE"],
    ["a byte over 2 MB", () => Buffer.alloc(2 * 1024 * 1024 + 1, 1), "TOO_LARGE"],
    ["an SVG with a script", () => scriptedSvg, "INVALID"],
    [
      "an SVG behind the beginning of a PNG",
      async () => {
        return Buffer.concat([(await png()).subarray(0, 8), scriptedSvg]);
      },
      "INVALID",
    ],
    ["a script behind the beginning of a GIF", () => Buffer.from("GIF89a=1;alert(1)"), "INVALID"],
    ["a text", () => Buffer.from("hello".repeat(100)), "INVALID"],
    ["a PDF", () => Buffer.from("%PDF-1.7\n1 0 obj"), "INVALID"],
    ["a TIFF", () => plain(20, 20).tiff().toBuffer(), "INVALID"],
    ["400 million pixels in 50 kB", () => pngBomb(20_000), "INVALID"],
    ["the promise of 4 thousand million", () => pngBomb(65_000, { data: false }), "INVALID"],
    ["a JPEG that promises as many", jpegBomb, "INVALID"],
    ["a PNG without its data", () => pngBomb(64, { data: false }), "INVALID"],
    [
      "half a PNG",
      async () => {
        const whole = await png();
        return whole.subarray(0, whole.length / 2);
      },
      "INVALID",
    ],
    [
      "half a JPEG",
      async () => {
        const whole = await noise(600, 600).jpeg().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      "INVALID",
    ],
    [
      "half a WebP",
      async () => {
        const whole = await noise(600, 600).webp().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      "INVALID",
    ],
  ];

  test.each(hostile)("%s", async (_, content, code) => {
    await upload(owner, await plain(30, 30).png().toBuffer());
    const before = await addressOf(owner);
    const refused = await upload(owner, await content()).then(
      () => undefined,
      (error) => knownError(error, "test"),
    );
    expect(refused?.code).toBe(code);
    expect(refused?.fields?.logo).toMatch(/^[A-Z].*\.$/);
    expect(await addressOf(owner)).toBe(before);
  });
});

test.each(["", "../../etc/passwd", "A".repeat(64), `${"0".repeat(64)}'`, "0".repeat(64)])(
  "there is no logo at %j",
  async (id) => expect(await findLogo(id)).toBeNull(),
);
