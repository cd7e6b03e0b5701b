import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { sql as client, db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { findSession } from "@/lib/auth/find-session";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password, signInAs } from "@/tests/support/people";

const check = (cookie: string) => findSession(new Headers({ cookie }));
const hours = (count: number) => sql`now() + make_interval(hours => ${count})`;

describe("a session", () => {
  let person: Awaited<ReturnType<typeof createPerson>>;
  let cookies: string;

  beforeEach(async () => {
    await db.execute(sql`delete from rate_limits`);
    person = await createPerson();
    cookies = await signInAs(person.email);
  });

  /** Of a session that was made for 72 hours and has been used since. */
  const setExpiry = (expiresAt: ReturnType<typeof hours>) =>
    db
      .update(sessions)
      .set({ expiresAt, createdAt: hours(-71) })
      .where(eq(sessions.userId, person.id));

  it("lasts 72 hours, and one day without “remember me”", async () => {
    const remaining = async () =>
      ((await check(cookies))?.session.expiresAt.getTime() ?? 0) - Date.now();
    expect((await remaining()) / 3600_000).toBeCloseTo(72, 1);
    const body = { email: person.email, password, rememberMe: false };
    const answer = await authRequest("/sign-in/email", { body });
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]+; Max-Age/);
    cookies = answer.cookies;
    expect((await remaining()) / 3600_000).toBeCloseTo(24, 1);
    expect((await check(cookies))?.needsRefresh).toBe(false);
  });

  it("is prolonged in its last 24 hours, by a POST alone", async () => {
    await setExpiry(hours(25));
    expect((await check(cookies))?.needsRefresh).toBe(false);
    await setExpiry(hours(23));
    expect((await check(cookies))?.needsRefresh).toBe(true);
    const answer = await authRequest("/get-session", { method: "POST", cookies, body: {} });
    expect(answer.headers.getSetCookie().join()).toContain("Max-Age=259200");
    const prolonged = await check(cookies);
    expect(prolonged?.needsRefresh).toBe(false);
    expect(((prolonged?.session.expiresAt.getTime() ?? 0) - Date.now()) / 3600_000).toBeCloseTo(
      72,
      1,
    );
  });

  it("ends when it expires, when it is deleted and when its user is banned, at once", async () => {
    await setExpiry(hours(-1));
    expect(await check(cookies)).toBeNull();
    await setExpiry(hours(1));
    expect(await check(cookies)).not.toBeNull();

    const ban = (banned: boolean, banExpires: ReturnType<typeof hours> | null) =>
      db.update(users).set({ banned, banExpires }).where(eq(users.id, person.id));
    await ban(true, null);
    expect(await check(cookies)).toBeNull();
    await ban(true, sql`clock_timestamp() + interval '0.3 seconds'`);
    await expect.poll(() => check(cookies), { message: "a ban that is over" }).not.toBeNull();

    await authRequest("/sign-out", { cookies, body: {} });
    expect(await check(cookies)).toBeNull();
    expect(await db.select().from(sessions).where(eq(sessions.userId, person.id))).toEqual([]);
  });

  it("is checked with one query", async () => {
    const seen: string[] = [];
    client.options.debug = (_connection: number, query: string) => void seen.push(query);
    try {
      await check(cookies);
    } finally {
      client.options.debug = false;
    }
    expect(seen).toHaveLength(1);
  });

  it("survives a change of password only where it was changed", async () => {
    const other = await signInAs(person.email);
    const answer = await authRequest("/change-password", {
      cookies,
      // Clients cannot keep the others either.
      body: {
        currentPassword: password,
        newPassword: "an even better one",
        revokeOtherSessions: false,
      },
    });
    expect(answer.status).toBe(200);
    expect(await check(other)).toBeNull();
    expect(await check(answer.cookies)).not.toBeNull();
  });

  it("can be ended from a list that holds no token", async () => {
    const other = await signInAs(person.email);
    const list = (await authRequest("/list-sessions", { cookies })).body as unknown as {
      token: string;
    }[];
    expect(list).toHaveLength(2);
    for (const { token } of list) expect(token).toMatch(/^sha256:/);
    const answer = await authRequest("/revoke-other-sessions", { cookies, body: {} });
    expect(answer.status).toBe(200);
    expect(await check(other)).toBeNull();
    expect(await check(cookies)).not.toBeNull();
  });
});
