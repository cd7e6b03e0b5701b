import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { signUpProof } from "@/lib/auth/sign-up-proof";
import { createVerificationToken } from "@/lib/auth/verification-token";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password } from "@/tests/support/people";

const visitor = { headers: new Headers(), address: "203.0.113.7" };
const elsewhere = () => false;
const isVerified = async (id: string) =>
  (await db.select().from(users).where(eq(users.id, id)))[0]?.emailVerified;

describe("confirming an address", () => {
  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
  });

  it("takes the mail and the browser that signed up, or the mail and the password", async () => {
    for (const call of [{ signedUpHere: () => true }, { signedUpHere: elsewhere, password }]) {
      const person = await createPerson({ emailVerified: false });
      const token = await createVerificationToken(person);
      expect(await verifyEmail(visitor, { token, ...call })).toBe(person.id);
      expect(await isVerified(person.id)).toBe(true);
    }
  });

  it("does not work with the mail alone", async () => {
    const person = await createPerson({ emailVerified: false });
    const token = await createVerificationToken(person);
    for (const wrong of [undefined, "", "not the password"]) {
      const call = { token, signedUpHere: elsewhere, password: wrong };
      await expect(verifyEmail(visitor, call)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
    expect(await isVerified(person.id)).toBe(false);
  });

  it("begins a session once: a used link opens nothing", async () => {
    const person = await createPerson({ emailVerified: false });
    const token = await createVerificationToken(person);
    const call = { token, signedUpHere: () => true };
    expect(await verifyEmail(visitor, call)).toBe(person.id);
    expect(await verifyEmail(visitor, call)).toBeNull();
  });

  it("gives nothing to whoever signs up with an address in between", async () => {
    const email = "between@example.net";
    const signUp = (name: string, chosen: string) =>
      authRequest("/sign-up/email", { body: { name, email, password: chosen } });
    await signUp("The Owner", "the password of the owner");
    const [owner] = await db.select().from(users).where(eq(users.email, email));
    await signUp("An Attacker", "the attacker's password");
    const [attacker] = await db.select().from(users).where(eq(users.email, email));
    if (!owner || !attacker) throw new Error("no account");

    // The owner's browser holds the proof of the owner's sign-up, and the owner's password.
    const proof = signUpProof.valueFor(owner.id);
    const signedUpHere = (id: string) => signUpProof.proves(proof, id);
    const newest = { token: await createVerificationToken(attacker), signedUpHere };
    const owners = { ...newest, password: "the password of the owner" };
    await expect(verifyEmail(visitor, owners)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const older = { token: await createVerificationToken(owner), signedUpHere };
    await expect(verifyEmail(visitor, older)).rejects.toMatchObject({ code: "INVALID" });
    expect(await isVerified(attacker.id)).toBe(false);
  });
});
