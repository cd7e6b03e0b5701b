import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { registry } from "@/db/registry";
import { endpointPolicies } from "@/lib/auth/endpoint-policy";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password, signInAs } from "@/tests/support/people";

const posts: Record<string, Record<string, unknown>> = {
  "/sign-up/email": { name: "Kim Example", email: "kim@example.net", password },
  "/sign-in/email": { email: "kim@example.net", password },
  "/sign-in/social": { provider: "oidc", callbackURL: "/dashboard" },
  "/request-password-reset": { email: "kim@example.net" },
  "/reset-password": { token: "x", newPassword: password },
  "/send-verification-email": { email: "kim@example.net" },
  "/update-user": { name: "Kim Example" },
  "/change-password": { currentPassword: password, newPassword: "another good password" },
  "/revoke-session": { token: "x" },
  "/link-social": { provider: "oidc", callbackURL: "/dashboard" },
  "/unlink-account": { accountId: "x" },
  "/organization/create": { name: "Kim & Co", slug: "kim-and-co" },
  "/organization/check-slug": { slug: "kim-and-co" },
  "/organization/set-active": { organizationSlug: "kim-and-co" },
};

/** Endpoints that take a body and no field that has to be there. */
const optionalBodies = new Set(["/update-user", "/organization/set-active"]);

const hostile: [string, (value: unknown) => unknown][] = [
  ["a NUL byte", () => "a\0b"],
  ["a lone surrogate", () => "a\ud800b"],
  ["an array where text belongs", (value) => [value]],
  ["an object where text belongs", (value) => ({ $ne: value })],
  ["a number where text belongs", () => 7],
];

async function rowCounts() {
  const [row] = await registry.db.execute(sql`select (select count(*) from users) as users,
    (select count(*) from accounts) as accounts, (select count(*) from organizations) as organizations,
    (select count(*) from members) as members, (select count(*) from verifications) as verifications`);
  return row;
}

describe("hostile input", () => {
  let cookies: string;
  let before: unknown;

  beforeAll(async () => {
    cookies = await signInAs((await createPerson()).email);
    before = await rowCounts();
  });

  afterEach(async () => {
    expect(await rowCounts(), "nothing is written").toEqual(before);
    await registry.db.execute(sql`delete from rate_limits`);
  });

  it("covers every open or guarded endpoint that takes a body", () => {
    const withoutBody = ["/sign-out", "/get-session", "/revoke-sessions", "/revoke-other-sessions"];
    const reads = /^\/(callback\/:id|jwks|ok|token|list-|organization\/(list|get-))/;
    const expected = Object.entries(endpointPolicies)
      .filter(([path, { access }]) => access !== "off" && !reads.test(path))
      .map(([path]) => path)
      .filter((path) => !withoutBody.includes(path));
    expect(Object.keys(posts).sort()).toEqual(expected.sort());
  });

  for (const [path, body] of Object.entries(posts)) {
    describe(path, () => {
      for (const [name, change] of hostile) {
        for (const field of Object.keys(body)) {
          it(`refuses ${name} in ${field}`, async () => {
            const changed = { ...body, [field]: change(body[field]) };
            await refuses(await authRequest(path, { cookies, body: changed }));
          });
        }
      }

      it("refuses malformed JSON, arrays, bare values and bytes that are not UTF-8", async () => {
        for (const text of [
          "{",
          "",
          "[]",
          "null",
          '"x"',
          "7",
          new Uint8Array([0x7b, 0xff, 0x7d]),
        ]) {
          if (text === "" && optionalBodies.has(path)) continue;
          await refuses(await authRequest(path, { cookies, body: text }));
        }
      });

      it("refuses five megabytes", async () => {
        const huge = { ...body, [Object.keys(body)[0] ?? ""]: "x".repeat(5_000_000) };
        const answer = await authRequest(path, { cookies, body: huge });
        expect(answer.status).toBe(413);
        await refuses(answer);
      });

      it("refuses a foreign origin, with and without cookies", async () => {
        const headers = { origin: "https://elsewhere.example" };
        for (const jar of [cookies, undefined]) {
          const answer = await authRequest(path, { cookies: jar, body, headers });
          expect(answer.status).toBe(403);
          await refuses(answer);
        }
      });

      if (!optionalBodies.has(path)) {
        it("refuses an empty object", async () => {
          await refuses(await authRequest(path, { cookies, body: {} }));
        });
      }
    });
  }

  it("refuses to send anybody to another site", async () => {
    const elsewhere = ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"];
    for (const callbackURL of elsewhere) {
      const body = { ...posts["/sign-in/email"], callbackURL };
      await refuses(await authRequest("/sign-in/email", { body }));
      const social = { provider: "oidc", callbackURL };
      await refuses(await authRequest("/sign-in/social", { body: social }));
      await refuses(
        await authRequest("/sign-in/social", {
          body: { ...social, errorCallbackURL: callbackURL },
        }),
      );
    }
  });

  it("refuses cookies whose signature, token or encoding was changed", async () => {
    const [name, value = ""] = cookies.split(/=(.*)/s);
    const tampered = [
      `${value.slice(0, -8)}AAAAAAA%3D`,
      `x${value}`,
      "%E0%A4%A",
      value.split(".")[0],
      "",
      `${value.split(".")[0]}.`,
      "a".repeat(10_000),
    ];
    for (const each of tampered) {
      await refuses(await authRequest("/token", { cookies: `${name}=${each}` }));
    }
  });

  it("refuses endpoints that are off, however they are written", async () => {
    const paths = ["/admin/ban-user", "//admin/ban-user", "/admin/ban-user/", "/Admin/ban-user"];
    for (const path of [...paths, "/verify-email?token=x", "/organization/invite-member"]) {
      const answer = await authRequest(path, { cookies, body: { userId: "x" } });
      expect([404, 405]).toContain(answer.status);
      await refuses(answer);
    }
  });

  it("refuses paths and queries with characters that cannot be stored", async () => {
    await refuses(await authRequest("/callback/oidc?state=%00&code=x"));
    await refuses(await authRequest("/organization/list?x=%E0%A4%A", { cookies }));
  });
});

async function refuses({ status, body, headers }: Awaited<ReturnType<typeof authRequest>>) {
  expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  expect(body).toEqual({
    code: expect.stringMatching(/^[A-Z_]+$/),
    message: expect.stringMatching(/\S/),
    ...(body?.fields ? { fields: expect.any(Object) } : {}),
  });
  expect(headers.get("cache-control")).toBe("no-store");
}
