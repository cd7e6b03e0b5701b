import { describe, expect, test } from "vitest";
import { link } from "@/lib/email/link";
import { renderMail } from "@/lib/email/render-mail";
import type { PropsOf, TemplateName } from "@/lib/email/templates";
import { templates } from "@/lib/email/templates";
import { notificationKinds } from "@/lib/notifications/schemas";
import { wording } from "@/lib/notifications/wording";

const url = link("/somewhere", { token: "a+b/c=&d", next: "/org/acme" });
const other = link("/elsewhere", { token: "second" });

const examples: { [Name in TemplateName]: PropsOf<Name> } = {
  "verify-email": { url },
  "reset-password": { url },
  "password-changed": { changedAt: "2026-11-20T11:31:00.000Z", resetUrl: url },
  "account-exists": { signInUrl: url, resetUrl: other },
  invitation: { inviter: "Ada Lovelace", organization: "Acme", role: "admin", url },
  "organization-deleted": {
    organization: "Acme",
    deletedBy: "Ada Lovelace",
    removedAt: "2026-12-04T11:31:00.000Z",
    restoreUrl: url,
  },
  notification: {
    kind: "role-changed",
    data: { by: "Ada Lovelace", organization: "Acme", before: "member", role: "admin" },
    url,
    preferencesUrl: other,
  },
};

const render = (name: TemplateName, props: object = examples[name]) => renderMail(name, props);
const links = (props: object) =>
  Object.entries(props).flatMap(([name, value]) => (/url$/i.test(name) ? [String(value)] : []));
const hrefs = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]?.replaceAll("&amp;", "&"));

describe.each(Object.keys(templates) as TemplateName[])("%s", (name) => {
  test("carries every link in both parts", async () => {
    const mail = await render(name);
    for (const address of links(examples[name])) {
      expect(hrefs(mail.html)).toContain(address);
      expect(mail.text.split("\n")).toContain(address);
    }
  });

  test("loads nothing, runs nothing and links to this site alone", async () => {
    const { html } = await render(name);
    expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|@import|\bon\w+=/i);
    expect(hrefs(html).every((address) => address?.startsWith("http://localhost:3000"))).toBe(true);
  });

  test("says in both parts what it is about, and how long that holds", async () => {
    const mail = await render(name);
    expect(mail.subject).toMatch(/\S/);
    expect(mail.subject.length).toBeLessThan(100);
    const [heading] = mail.text.split("\n");
    expect(mail.html).toContain(`>${heading}</h1>`);
    const lifetime = /(24 hours|one hour|48 hours)/.exec(mail.text)?.[1];
    if (lifetime) expect(mail.html).toContain(lifetime);
  });

  test("has lines in its text part that no mail program breaks", async () => {
    const { text } = await render(name);
    const prose = text.split("\n").filter((line) => !line.startsWith("http"));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("knows light and dark", async () => {
    const { html } = await render(name);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });
});

describe("notifications", () => {
  const data = {
    ...{ by: "Ada Lovelace", organization: "Acme", before: "member", role: "admin" },
    slug: "acme",
  };

  test.each(notificationKinds)("%s: both parts say the same in plain words", async (kind) => {
    const mail = await render("notification", { kind, data, url, preferencesUrl: other });
    const { sentence, meaning = "" } = wording(kind, data);
    const plain = mail.text.replaceAll("\n", " ");
    for (const words of [sentence, meaning]) {
      expect(plain).toContain(words);
      expect(mail.html).toContain(words);
    }
    expect(`${mail.subject}${plain}`).not.toMatch(/undefined|null|\[object/);
    expect(mail.subject).toBe(sentence.slice(0, -1));
    const prose = mail.text.split("\n").filter((line) => !line.startsWith("http"));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe("names that people typed", () => {
  const invite = (inviter: string, organization = "Acme") =>
    render("invitation", { ...examples.invitation, inviter, organization });

  test("are escaped", async () => {
    const mail = await invite('<a href="https://evil.example">x</a>', "<script>alert(1)</script>");
    expect(mail.html).not.toMatch(/<script|<a href="https:\/\/evil/);
    expect(mail.html).toContain("&lt;script&gt;");
  });

  test("cannot be links in either part", async () => {
    const mail = await invite("Verify at https://evil.example/login", "www.evil.example");
    expect(mail.html + mail.text).not.toMatch(/evil\.example|https:\/\/e/);
  });

  test("cannot make the mail long", async () => {
    const mail = await invite("A".repeat(10_000));
    expect(mail.subject.length).toBeLessThan(200);
    expect(mail.text).not.toContain("A".repeat(60));
  });

  test("cannot add lines or turn the writing round", async () => {
    const mail = await invite("Ada\r\nBcc: victim@example.com\n\n\u202egnp.exe", "A\u0000cme");
    expect(mail.subject).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(mail.text).toContain("Acme");
  });

  test("stand in no mail to an address that is not confirmed", async () => {
    const mail = await render("verify-email", { url, name: "You won 1000 €" });
    expect(mail.html + mail.text + mail.subject).not.toContain("You won");
  });
});

test("an unknown template is an error, not an empty mail", async () => {
  await expect(renderMail("nothing" as TemplateName, {})).rejects.toThrow("nothing");
});
