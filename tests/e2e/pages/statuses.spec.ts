import { audience, pageAddresses } from "@/tests/support/audience";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";

const addresses = [...pageAddresses, "/org/[slug]/audit-log/export"].filter(
  (address) => address !== "/dev/mail/[id]",
);

const open = { anyone: 200, "link holder": 404, development: 200 } as const;

/** What each kind of person gets; `/dashboard` leads on, to where people have an organization or none. */
const expected = {
  anonymous: { ...open, "signed in": 401, member: 401, manager: 401 },
  outsider: { ...open, "signed in": 200, member: 404, manager: 404 },
  member: { ...open, "signed in": 200, member: 200, manager: 403 },
  manager: { ...open, "signed in": 200, member: 200, manager: 200 },
} as const;

const logins = {
  outsider: "outsider@example.com",
  member: "member@example.com",
  manager: "orgadmin@example.com",
};

for (const [who, statuses] of Object.entries(expected)) {
  for (const address of addresses) {
    const status = statuses[audience[address] ?? "anyone"];
    test(`${address} answers ${status} to ${who}`, async ({ request, servers, sql }) => {
      if (who !== "anonymous") {
        const email = logins[who as keyof typeof logins];
        const answer = await request.post(`${servers.url}/api/auth/sign-in/email`, {
          data: { email, password: demoPassword },
          headers: { origin: servers.url },
        });
        expect(answer.status()).toBe(200);
      }
      const [member] = await sql<{ id: string }[]>`
        select m.id from members m join organizations o on o.id = m.organization_id
        where o.slug = 'acme' and m.role = 'member' limit 1`;
      const path = address.replace("[slug]", "acme").replace("[memberId]", `${member?.id}`);
      const answer = await request.get(servers.url + path);
      expect(answer.status()).toBe(status);
      const isPrivate = audience[address] !== "anyone" && audience[address] !== "development";
      if (isPrivate) expect(answer.headers()["cache-control"]).toMatch(/no-store|private/);
      if (status === 404) expect(await answer.text()).not.toMatch(/Acme/);
    });
  }
}

test("a session whose user is banned gets 401 on the next request", async ({
  page,
  sql,
  signIn,
  newAddress,
}) => {
  const email = newAddress("soon-banned");
  const id = crypto.randomUUID();
  await sql`insert into users (id, name, email, email_verified)
    values (${id}, 'Soon Banned', ${email}, true)`;
  await sql`insert into accounts (id, account_id, provider_id, user_id, password)
    select ${crypto.randomUUID()}, ${id}, 'credential', ${id}, a.password
    from accounts a join users u on u.id = a.user_id where u.email = 'owner@example.com'`;
  await signIn(email);
  expect((await page.goto("/account"))?.status()).toBe(200);
  await sql`update users set banned = true where id = ${id}`;
  expect((await page.goto("/account"))?.status()).toBe(401);
});

test("unknown addresses and unknown organizations look the same to everybody", async ({
  page,
  signIn,
}) => {
  expect((await page.goto("/no/such/page"))?.status()).toBe(404);
  await signIn("member@example.com");
  const bodies: (string | null)[] = [];
  for (const slug of ["globex", "no-such-organization"]) {
    expect((await page.goto(`/org/${slug}`))?.status()).toBe(404);
    bodies.push(await page.getByRole("main").textContent());
  }
  expect(bodies[0]).toBe(bodies[1]);
});

test("no page shows another site's frame, sniffed content or a foreign referrer", async ({
  request,
  servers,
}) => {
  for (const path of ["/", "/sign-in", "/api/health"]) {
    const headers = (await request.get(servers.url + path)).headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["referrer-policy"]).toBeTruthy();
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("forged, foreign and oversized forms are refused as such", async ({ request, servers }) => {
  const post = (headers: Record<string, string>, data: string | Buffer = "[]") =>
    request.post(`${servers.url}/sign-in`, { headers: { "next-action": "x", ...headers }, data });
  const origin = servers.url;
  expect((await post({ origin: "https://elsewhere.example" })).status()).toBe(403);
  expect((await post({ origin: "null" })).status()).toBe(403);
  expect((await post({ origin, host: "elsewhere.example" }, "x".repeat(5_000_000))).status()).toBe(
    413,
  );
  const multipart = { origin, "content-type": "multipart/form-data; boundary=x" };
  expect((await post(multipart, Buffer.alloc(5_000_000))).status()).toBe(413);
  for (const path of ["/%ff", "/org/%ff"]) {
    expect((await request.get(servers.url + path)).status(), path).toBeLessThan(500);
  }
});
