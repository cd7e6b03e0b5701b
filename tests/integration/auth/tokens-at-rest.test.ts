import type { AuthContext } from "better-auth";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, jwkss, sessions, verifications } from "@/db/schema";
import { auth } from "@/lib/auth/auth";
import { findSession } from "@/lib/auth/find-session";
import { sessionCookieName, sessionToken, signSessionToken } from "@/lib/auth/session-token";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, signInAs } from "@/tests/support/people";

const withCookies = (cookie: string) => new Headers({ cookie });

describe("what the database holds of secrets", () => {
  it("keeps a session token as a hash that does not authenticate", async () => {
    const person = await createPerson();
    const cookies = await signInAs(person.email);
    const token = sessionToken(cookies);
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, person.id));
    expect(token).toHaveLength(32);
    expect(row?.token).toMatch(/^sha256:/);
    expect(JSON.stringify(row)).not.toContain(token);

    // Even with a cookie that is signed correctly, which nobody without the secret can make.
    const stolen = `${sessionCookieName}=${encodeURIComponent(signSessionToken(row?.token ?? ""))}`;
    expect(await findSession(withCookies(stolen))).toBeNull();
    expect(await findSession(withCookies(cookies))).toMatchObject({ user: { id: person.id } });
  });

  it("keeps the secret of a reset link as a hash", async () => {
    const person = await createPerson();
    await authRequest("/request-password-reset", { body: { email: person.email } });
    const [row] = await db.select().from(verifications).where(eq(verifications.value, person.id));
    expect(row?.identifier).toMatch(/^[\w-]{43}$/);
  });

  it("encrypts the tokens of providers and drops their ID tokens", async () => {
    const person = await createPerson();
    const { internalAdapter } = await auth.$context;
    const { setTokenUtil } = await import("better-auth/oauth2");
    const context = (await auth.$context) as unknown as AuthContext;
    const account = await internalAdapter.linkAccount({
      userId: person.id,
      providerId: "oidc",
      accountId: person.id,
      accessToken: await setTokenUtil("access-secret", context),
      refreshToken: await setTokenUtil("refresh-secret", context),
      idToken: "id-secret",
    });
    const [row] = await db.select().from(accounts).where(eq(accounts.id, account.id));
    expect(row?.idToken).toBeNull();
    expect(row?.accessToken).toBeTruthy();
    expect(JSON.stringify(row)).not.toMatch(/(access|refresh|id)-secret/);
  });

  it("encrypts the private keys that sign JWTs", async () => {
    expect((await authRequest("/jwks")).status).toBe(200);
    const keys = await db.select().from(jwkss);
    expect(keys).toHaveLength(1);
    expect(keys[0]?.privateKey).not.toMatch(/"(d|p|q|dp|dq)":/);
    expect(keys[0]?.privateKey).not.toContain("RSA");
  });
});
