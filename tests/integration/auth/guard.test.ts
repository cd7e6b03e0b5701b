import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { registry } from "@/db/registry";
import { organizations, users, verifications } from "@/db/schema";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password, signInAs } from "@/tests/support/people";
import { queuedJobs } from "@/tests/support/queued-jobs";

describe("the guard of better-auth's endpoints", () => {
  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
  });

  it("lets nothing through that its rules leave out", async () => {
    const person = await createPerson();
    const cookies = await signInAs(person.email);
    const slug = `org-${person.id.slice(0, 8)}`;
    const extras = { logo: "javascript:alert(1)", metadata: { a: 1 }, userId: "somebody else" };
    const created = await authRequest("/organization/create", {
      cookies,
      body: { name: "Some Name", slug, ...extras },
    });
    expect(created.status).toBe(200);
    const [row] = await registry.db
      .select()
      .from(organizations)
      .where(eq(organizations.slug, slug));
    expect(row).toMatchObject({ logo: null, metadata: null });

    const privileges = { role: "superadmin", banned: false, emailVerified: true, id: "chosen" };
    const email = `new-${slug}@example.net`;
    const body = { name: "New Person", email, password, image: "javascript:alert(1)" };
    const signedUp = await authRequest("/sign-up/email", { body: { ...body, ...privileges } });
    expect(signedUp.status).toBe(200);
    const [user] = await db.select().from(users).where(eq(users.email, email));
    expect(user).toMatchObject({ role: "user", emailVerified: false, image: null });
    expect(user?.id).not.toBe("chosen");

    const refused = await authRequest("/update-user", {
      cookies,
      body: { name: "New Name", role: "superadmin" },
    });
    expect(refused.status).toBe(400);
  });

  it("removes a picture when it is told to", async () => {
    const person = await createPerson({ image: "https://a.example/p.png" });
    const cookies = await signInAs(person.email);
    expect((await authRequest("/update-user", { cookies, body: { image: null } })).status).toBe(
      200,
    );
    const [row] = await db.select().from(users).where(eq(users.id, person.id));
    expect(row?.image).toBeNull();
  });

  it("refuses a banned user's session everywhere at once, also when plain SQL set the ban", async () => {
    const person = await createPerson();
    const cookies = await signInAs(person.email);
    await db.update(users).set({ banned: true }).where(eq(users.id, person.id));
    const calls: [string, object?][] = [
      ["/token"],
      ["/list-sessions"],
      ["/organization/list"],
      ["/update-user", { name: "New Name" }],
      ["/organization/create", { name: "Some Name", slug: "banned-org" }],
    ];
    for (const [path, body] of calls) {
      const answer = await authRequest(path, { cookies, ...(body && { body }) });
      expect(answer.status, path).toBe(401);
    }
  });

  it("answers parallel sign-ups with one address alike, known or not", async () => {
    const known = await createPerson();
    const burst = (email: string) =>
      Promise.all(
        Array.from({ length: 4 }, () =>
          authRequest("/sign-up/email", { body: { name: "Some One", email, password } }),
        ),
      );
    for (const email of [known.email, `${known.id.slice(0, 8)}-fresh@example.net`]) {
      const answers = await burst(email);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const keys = answers.map(({ body }) => Object.keys(body?.user as object).join());
      expect(new Set(keys).size).toBe(1);
      expect(await db.select().from(users).where(eq(users.email, email))).toHaveLength(1);
    }
  });

  it("tells the owner of a changed password, and makes older reset links useless", async () => {
    const person = await createPerson();
    const cookies = await signInAs(person.email);
    await authRequest("/request-password-reset", { body: { email: person.email } });
    const links = () => db.select().from(verifications).where(eq(verifications.value, person.id));
    expect(await links()).toHaveLength(1);
    const before = (await queuedJobs()).length;
    const body = { currentPassword: password, newPassword: "an even better one" };
    expect((await authRequest("/change-password", { cookies, body })).status).toBe(200);
    expect(await links()).toHaveLength(0);
    expect((await queuedJobs()).length).toBe(before + 1);

    const wrong = { currentPassword: "not the password", newPassword: "yet another one" };
    await authRequest("/change-password", { cookies, body: wrong });
    expect((await queuedJobs()).length).toBe(before + 1);
  });

  it("sends at most five verification mails an hour to one address", async () => {
    const person = await createPerson({ emailVerified: false });
    const before = (await queuedJobs()).length;
    for (let attempt = 0; attempt < 8; attempt++) {
      const body = { email: person.email, password };
      expect((await authRequest("/sign-in/email", { body })).status).toBe(403);
    }
    expect((await queuedJobs()).length).toBe(before + 5);
  });

  it("asks whose link it is wherever the token of a reset stands", async () => {
    const person = await createPerson({ name: "Bartholomew Finch" });
    const { auth } = await import("@/lib/auth/auth");
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({
      value: person.id,
      identifier: "reset-password:in-the-query",
      expiresAt: new Date(Date.now() + 3600_000),
    });
    const answer = await authRequest("/reset-password?token=in-the-query", {
      body: { newPassword: "bartholomewfinch" },
    });
    expect(answer.status).toBe(400);
  });
});
