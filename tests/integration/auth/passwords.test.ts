import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, sessions, users, verifications } from "@/db/schema";
import { auth } from "@/lib/auth/auth";
import { hashPassword } from "@/lib/auth/passwords/hash-password";
import { verifyPassword } from "@/lib/auth/passwords/verify-password";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password, signInAs } from "@/tests/support/people";

/** A reset link's secret, made as better-auth makes it. */
async function resetToken(userId: string) {
  const token = crypto.randomUUID();
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    value: userId,
    identifier: `reset-password:${token}`,
    expiresAt: new Date(Date.now() + 3600_000),
  });
  return token;
}

const reset = (token: string, newPassword: string) =>
  authRequest("/reset-password", { body: { token, newPassword } });

describe("a password", () => {
  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
  });

  it("is hashed with bcrypt at cost 12, and counts to its last character", async () => {
    const long = "x".repeat(100);
    const hash = await hashPassword(`${long}1`);
    expect(hash).toMatch(/^\$2[aby]\$12\$/);
    expect(await verifyPassword({ password: `${long}1`, hash })).toBe(true);
    expect(await verifyPassword({ password: `${long}2`, hash })).toBe(false);
  });

  it("is the same password however its accents are composed", async () => {
    const hash = await hashPassword("pass\u00e9 compos\u00e9");
    expect(await verifyPassword({ password: "passe\u0301 compose\u0301", hash })).toBe(true);
  });

  it("is replaced by a reset link, once, which ends sessions and other links", async () => {
    const person = await createPerson({ emailVerified: false });
    await db.update(users).set({ emailVerified: true }).where(eq(users.id, person.id));
    const cookies = await signInAs(person.email);
    await db.update(users).set({ emailVerified: false }).where(eq(users.id, person.id));
    const [older, newer] = [await resetToken(person.id), await resetToken(person.id)];

    expect((await reset(newer, "my second good password")).status).toBe(200);
    expect((await reset(newer, "my third good password")).status).toBe(400);
    expect((await reset(older, "my third good password")).status).toBe(400);
    expect(await db.select().from(sessions).where(eq(sessions.userId, person.id))).toEqual([]);
    expect((await authRequest("/token", { cookies })).status).toBe(401);
    const [row] = await db.select().from(users).where(eq(users.id, person.id));
    expect(row?.emailVerified, "the link has proven the address").toBe(true);
    const body = { email: person.email, password: "my second good password" };
    expect((await authRequest("/sign-in/email", { body })).status).toBe(200);
  });

  it("is refused when it is common, short, long or made from the person's name", async () => {
    const person = await createPerson({ name: "Bartholomew Finch" });
    const token = await resetToken(person.id);
    const weak = ["short", "x".repeat(129), "qwertyuiop", "1234567890", "aaaaaaaaaaaa"];
    for (const each of [...weak, "bartholomewfinch", "BartholomewFinch12"]) {
      const answer = await reset(token, each);
      expect(answer.status, each).toBe(400);
      expect(answer.body?.fields).toHaveProperty("password");
    }
    const [row] = await db.select().from(verifications).where(eq(verifications.value, person.id));
    expect(row, "a refusal does not use the link up").toBeDefined();
    expect((await reset(token, password)).status).toBe(200);
  });

  it("cannot be set on an account of somebody else's link", async () => {
    const person = await createPerson();
    const [before] = await db.select().from(accounts).where(eq(accounts.userId, person.id));
    expect((await reset("made-up", "my second good password")).status).toBe(400);
    const [after] = await db.select().from(accounts).where(eq(accounts.userId, person.id));
    expect(after?.password).toBe(before?.password);
  });
});
