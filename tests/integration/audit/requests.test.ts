import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startOidcProvider } from "@/tests/support/e2e/oidc-provider";
import { signInAtProvider } from "@/tests/support/oidc-sign-in";

// Everything here runs on one connection: whatever held it while it waits would never end.
process.env.DB_POOL_MAX = "1";
process.env.LOG_LEVEL = "silent";
const provider = await startOidcProvider(`${process.env.APP_URL}/api/auth/callback/oidc`);
process.env.OIDC_ISSUER = provider.issuer;
process.env.OIDC_CLIENT_ID = provider.clientId;
process.env.OIDC_CLIENT_SECRET = provider.clientSecret;

const { db } = await import("@/db/client");
const { accounts, users } = await import("@/db/schema");
const { auth } = await import("@/lib/auth/auth");
const audit = await import("@/tests/support/audit-rows");
const { call, changes, expectRequest, jar, signedIn } = audit;
const { createPerson, password, signInAs } = await import("@/tests/support/people");

const owner = postgres(`${process.env.DIRECT_URL}`, { max: 2, onnotice: () => {} });
afterAll(() => Promise.all([owner.end(), provider.stop()]));
beforeEach(async () => void (await owner`delete from rate_limits`));
const recorded = <T>(work: () => PromiseLike<T>) => audit.recorded(owner, work);

describe("a request over HTTP", () => {
  test("sign-up: the new person", async () => {
    const email = "new.person@example.net";
    const { rows } = await recorded(() =>
      call("/sign-up/email", { body: { name: "New Person", email, password } }),
    );
    const [user] = await db.select().from(users).where(eq(users.email, email));
    expect(changes(rows)).toEqual(["INSERT users", "INSERT accounts"]);
    expectRequest(rows, user?.id ?? "");
  });

  test("a second sign-up with an unconfirmed address: nobody removes it, the new person comes", async () => {
    const first = await createPerson({ emailVerified: false });
    const body = { name: "Second", email: first.email, password };
    const { rows } = await recorded(() => call("/sign-up/email", { body }));
    const [user] = await db.select().from(users).where(eq(users.email, first.email));
    const removed = rows.filter(({ operation }) => operation === "DELETE");
    expect(changes(removed).sort()).toEqual(["DELETE accounts", "DELETE users"]);
    expectRequest(removed, null);
    expectRequest(rows.slice(removed.length), user?.id ?? "");
    expect(new Set(rows.map((row) => row.request_id)).size).toBe(1);
  });

  test("sign-in: the person; a failed one: no rows", async () => {
    const person = await createPerson();
    const body = { email: person.email, password };
    const { rows } = await recorded(() => call("/sign-in/email", { body }));
    expect(changes(rows)).toEqual(["INSERT sessions"]);
    expectRequest(rows, person.id);
    for (const wrong of [
      { ...body, password: "not the password" },
      { ...body, email: "nobody@example.net" },
    ]) {
      expect((await recorded(() => call("/sign-in/email", { body: wrong }))).rows).toEqual([]);
    }
  });

  test("the refresh of a session, and sign-out", async () => {
    const { person, cookies } = await signedIn();
    await owner`update sessions set expires_at = now() + interval '1 hour',
      created_at = now() - interval '71 hours' where user_id = ${person.id}`;
    const refresh = await recorded(() => call("/get-session", { cookies, body: {} }));
    expect(changes(refresh.rows)).toEqual(["UPDATE sessions"]);
    expectRequest(refresh.rows, person.id);
    const out = await recorded(() => call("/sign-out", { cookies, body: {} }));
    expect(changes(out.rows)).toEqual(["DELETE sessions"]);
    expectRequest(out.rows, person.id);
  });

  test("profile and password", async () => {
    const { person, cookies } = await signedIn();
    const other = await signInAs(person.email);
    expect(other).not.toBe(cookies);
    const profile = await recorded(() =>
      call("/update-user", { cookies, body: { name: "Renamed" } }),
    );
    expect(changes(profile.rows)).toEqual(["UPDATE users"]);
    expectRequest(profile.rows, person.id);
    const body = { currentPassword: password, newPassword: "an even better password" };
    const changed = await recorded(() => call("/change-password", { cookies, body }));
    expect(changes(changed.rows)).toContain("UPDATE accounts");
    expect(changes(changed.rows).filter((change) => change === "DELETE sessions")).toHaveLength(2);
    expectRequest(changed.rows, person.id);
  });

  test("a forgotten password: nobody asks, and whoever has the link is the person", async () => {
    const person = await createPerson();
    await signInAs(person.email);
    const asked = await recorded(() =>
      call("/request-password-reset", { body: { email: person.email } }),
    );
    expect(changes(asked.rows)).toEqual(["INSERT verifications"]);
    expectRequest(asked.rows, null);
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({
      value: person.id,
      identifier: "reset-password:known-to-the-test",
      expiresAt: new Date(Date.now() + 3600_000),
    });
    const body = { token: "known-to-the-test", newPassword: "an even better password" };
    const { result, rows } = await recorded(() => call("/reset-password", { body }));
    expect(result.status).toBe(200);
    expect(changes(rows)).toEqual(expect.arrayContaining(["UPDATE accounts", "DELETE sessions"]));
    expect(new Set(rows.map((row) => row.request_id)).size).toBe(1);
    expectRequest(rows, person.id);
  });

  test("sessions that are revoked", async () => {
    const { person, cookies } = await signedIn();
    await signInAs(person.email);
    const others = await recorded(() => call("/revoke-other-sessions", { cookies, body: {} }));
    expect(changes(others.rows)).toEqual(["DELETE sessions"]);
    expectRequest(others.rows, person.id);
    const all = await recorded(() => call("/revoke-sessions", { cookies, body: {} }));
    expect(changes(all.rows)).toEqual(["DELETE sessions"]);
    expectRequest(all.rows, person.id);
  });

  test("an organization", async () => {
    const { person, cookies } = await signedIn();
    const body = { name: "Audited", slug: `audited-${person.id.slice(0, 8)}` };
    const { rows } = await recorded(() => call("/organization/create", { cookies, body }));
    expect(changes(rows).sort()).toEqual(
      ["INSERT members", "INSERT organizations", "UPDATE sessions"].sort(),
    );
    expectRequest(rows, person.id);
  });

  test("a provider: sign-up, sign-in and linking", async () => {
    const login = `maria-${crypto.randomUUID().slice(0, 8)}`;
    const through = async (path: string, body: object, cookies = "") => {
      const begun = await call(path, { cookies, body });
      const back = await signInAtProvider(`${begun.body?.url}`, login);
      const kept = jar(cookies, begun.cookies);
      return recorded(() =>
        call(back.pathname.slice("/api/auth".length) + back.search, { cookies: kept }),
      );
    };
    const start = { provider: "oidc", callbackURL: "/dashboard", disableRedirect: true };
    const up = await through("/sign-in/social", start);
    const [user] = await db
      .select()
      .from(users)
      .where(eq(users.email, `${login}@example.net`));
    expect(changes(up.rows)).toEqual(["INSERT users", "INSERT accounts", "INSERT sessions"]);
    expectRequest(up.rows, user?.id ?? "");

    const again = await through("/sign-in/social", start);
    expect(changes(again.rows)).toContain("INSERT sessions");
    // Before the session there is nobody: what the provider gave is kept for an account, by no one yet.
    expectRequest(
      again.rows.filter(({ table_name }) => table_name === "accounts"),
      null,
    );
    expectRequest(
      again.rows.filter(({ table_name }) => table_name === "sessions"),
      user?.id ?? "",
    );

    await owner`delete from accounts where user_id = ${user?.id ?? ""}`;
    const linking = await through(
      "/link-social",
      { provider: "oidc", callbackURL: "/account/security" },
      jar(again.result.cookies),
    );
    expect(changes(linking.rows)).toEqual(["INSERT accounts"]);
    expectRequest(linking.rows, user?.id ?? "");
    const [account] = await db
      .select()
      .from(accounts)
      .where(eq(accounts.userId, user?.id ?? ""));
    expect(account?.providerId).toBe("oidc");
  });
});
