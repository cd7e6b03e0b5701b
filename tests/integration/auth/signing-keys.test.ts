import { createLocalJWKSet, jwtVerify } from "jose";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { jwkss } from "@/db/schema";
import { env } from "@/lib/env";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, signInAs } from "@/tests/support/people";

const day = 24 * 3600_000;

async function freshModule() {
  vi.resetModules();
  return import("@/lib/auth/signing-keys");
}

const keyFixture = (id: string, expiresAt: Date) => ({
  id,
  alg: "RS256",
  publicKey: "{}",
  privateKey: JSON.stringify("not a secret of ours"),
  expiresAt,
});

describe("the keys that sign JWTs", () => {
  beforeEach(async () => {
    await db.delete(jwkss);
  });

  it("gives signed-in people a RS256 token that the published keys verify", async () => {
    const person = await createPerson();
    const cookies = await signInAs(person.email);
    const { body } = await authRequest("/token", { cookies });
    const jwks = await authRequest("/jwks");
    expect(jwks.headers.get("cache-control")).toMatch(/^public, max-age=\d+/);
    const verified = await jwtVerify(body?.token as string, createLocalJWKSet(jwks.body as never), {
      issuer: env.APP_URL,
      audience: env.APP_URL,
      algorithms: ["RS256"],
    });
    expect(verified.payload).toMatchObject({ sub: person.id, email: person.email, role: "user" });
    expect((verified.payload.exp ?? 0) - (verified.payload.iat ?? 0)).toBe(15 * 60);
  });

  it("refuses a token to strangers", async () => {
    expect((await authRequest("/token")).status).toBe(401);
  });

  it("makes one key between twenty servers that need one at the same moment", async () => {
    const servers = await Promise.all(Array.from({ length: 20 }, freshModule));
    await Promise.all(servers.map((server) => server.ensureSigningKey()));
    expect(await db.select().from(jwkss)).toHaveLength(1);
  });

  it("signs on with a new key after the secret was changed", async () => {
    await db.insert(jwkss).values(keyFixture("sealed-otherwise", new Date(Date.now() + 20 * day)));
    const { ensureSigningKey } = await freshModule();
    await ensureSigningKey();
    const cookies = await signInAs((await createPerson()).email);
    expect((await authRequest("/token", { cookies })).status).toBe(200);
  });

  it("makes the next key a day before the last one expires", async () => {
    await db.insert(jwkss).values(keyFixture("old", new Date(Date.now() + 0.9 * day)));
    const { ensureSigningKey } = await freshModule();
    await ensureSigningKey();
    expect(await db.select().from(jwkss)).toHaveLength(2);
  });

  it("deletes a key once nothing that it signed can be valid, and not before", async () => {
    await db
      .insert(jwkss)
      .values([
        keyFixture("dead", new Date(Date.now() - 8 * day)),
        keyFixture("verifying", new Date(Date.now() - 6 * day)),
        keyFixture("live", new Date(Date.now() + 20 * day)),
      ]);
    const { pruneSigningKeys } = await freshModule();
    expect(await pruneSigningKeys()).toBe(1);
    const left = await db.select({ id: jwkss.id }).from(jwkss).orderBy(jwkss.id);
    expect(left.map(({ id }) => id)).toEqual(["live", "verifying"]);
  });
});
