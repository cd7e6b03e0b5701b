import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, users } from "@/db/schema";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password } from "@/tests/support/people";

const signUp = (email: string, name = "Someone Else") =>
  authRequest("/sign-up/email", { body: { name, email, password } });

const shape = (value: unknown): unknown =>
  value && typeof value === "object"
    ? Object.entries(value).map(([name, each]) => [name, shape(each)])
    : typeof value;

describe("whether an address has an account", () => {
  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
  });

  it("does not show in the answer to a sign-up, field by field", async () => {
    const known = await createPerson();
    const taken = await signUp(known.email);
    const free = await signUp("nobody-yet@example.net");
    expect(taken.status).toBe(free.status);
    expect(shape(taken.body)).toEqual(shape(free.body));
    const names = (headers: Headers) => [...headers.keys()].sort();
    expect(names(taken.headers)).toEqual(names(free.headers));
    const [row] = await db.select().from(users).where(eq(users.id, known.id));
    expect(row?.name, "the known account is left alone").toBe(known.name);
  });

  it("does not show in the answer to a password reset", async () => {
    const known = await createPerson();
    const ask = (email: string) => authRequest("/request-password-reset", { body: { email } });
    const [yes, no] = [await ask(known.email), await ask("nobody@example.net")];
    expect(yes.status).toBe(no.status);
    expect(yes.body).toEqual(no.body);
  });

  it("does not show in the answer to a wrong sign-in", async () => {
    const known = await createPerson();
    const ask = (email: string) =>
      authRequest("/sign-in/email", { body: { email, password: "not the password" } });
    const [yes, no] = [await ask(known.email), await ask("nobody@example.net")];
    expect(yes.status).toBe(401);
    expect(yes.body).toEqual(no.body);
    expect(yes.status).toBe(no.status);
  });
});

describe("a sign-up with an address that nobody has confirmed", () => {
  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
  });

  it("replaces the earlier one, whose password is worth nothing any more", async () => {
    const email = "shared@example.net";
    await signUp(email, "Attacker");
    const [first] = await db.select().from(users).where(eq(users.email, email));
    await signUp(email, "Owner");
    const [second] = await db.select().from(users).where(eq(users.email, email));
    expect(second?.name).toBe("Owner");
    expect(second?.id).not.toBe(first?.id);
    const left = await db
      .select()
      .from(accounts)
      .where(eq(accounts.userId, first?.id ?? ""));
    expect(left).toEqual([]);
  });

  it("does not replace an account that a provider vouches for", async () => {
    const person = await createPerson({ emailVerified: false });
    await db.update(accounts).set({ providerId: "oidc" }).where(eq(accounts.userId, person.id));
    expect((await signUp(person.email)).status).toBe(200);
    expect(await db.select().from(users).where(eq(users.id, person.id))).toHaveLength(1);
  });
});
