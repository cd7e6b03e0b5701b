import { betterAuth } from "better-auth";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

// Everything here runs on one connection: whatever held it while it waits would never end.
process.env.DB_POOL_MAX = "1";
process.env.LOG_LEVEL = "silent";

const { db, sql } = await import("@/db/client");
const { withActor } = await import("@/db/actor");
const { members, sessions, users } = await import("@/db/schema");
const { tenant } = await import("@/db/tenant");
const { auth } = await import("@/lib/auth/auth");
const { createVerificationToken } = await import("@/lib/auth/verification-token");
const { findSession } = await import("@/lib/auth/find-session");
const { verifyEmail } = await import("@/lib/accounts/verify-email");
const { signIn } = await import("@/lib/accounts/sign-in");
const { createOrganization } = await import("@/lib/organizations/create-organization");
const { revokeSession } = await import("@/lib/sessions/revoke-session");
const { runTask } = await import("@/lib/jobs/run-task");
const { tasks } = await import("@/lib/jobs/task-list");
const audit = await import("@/tests/support/audit-rows");
const { call, changes, expectRequest, agent, jar, signedIn, submit } = audit;
const { createPerson, password, signInAs } = await import("@/tests/support/people");

const owner = postgres(`${process.env.DIRECT_URL}`, { max: 2, onnotice: () => {} });
afterAll(() => Promise.all([owner.end()]));
beforeEach(async () => void (await owner`delete from rate_limits`));
const recorded = <T>(work: () => PromiseLike<T>) => audit.recorded(owner, work);

describe("a form", () => {
  test("that confirms an address", async () => {
    const person = await createPerson({ emailVerified: false });
    const token = await createVerificationToken(person);
    const { rows } = await recorded(() =>
      submit((visitor) => verifyEmail(visitor, { token, signedUpHere: () => true })),
    );
    expect(changes(rows)).toEqual(["UPDATE users"]);
    expectRequest(rows, person.id);
  });

  test("that signs in, creates an organization, ends a session", async () => {
    const { person, cookies } = await signedIn();
    const signing = await recorded(() =>
      submit((visitor) => signIn(visitor, { email: person.email, password })),
    );
    expect(changes(signing.rows)).toEqual(["INSERT sessions"]);
    expectRequest(signing.rows, person.id);

    const asPerson = <T>(run: (signedIn: never) => Promise<T>) =>
      submit(async (visitor) => {
        const session = await findSession(visitor.headers);
        return run({ ...visitor, ...session } as never);
      }, cookies);
    const slug = `form-${person.id.slice(0, 8)}`;
    const made = await recorded(() =>
      asPerson((signedIn_) => createOrganization(signedIn_, { name: "Of a form", slug })),
    );
    expectRequest(made.rows, person.id);
    const changed = await recorded(() =>
      asPerson(() =>
        tenant({ organization: made.result }).db.update(members).set({ createdAt: new Date() }),
      ),
    );
    expect(changes(changed.rows)).toEqual(["UPDATE members"]);
    expectRequest(changed.rows, person.id);
    const [other] = await db.select().from(sessions).where(eq(sessions.userId, person.id)).limit(1);
    const ended = await recorded(() =>
      asPerson((signedIn_) => revokeSession(signedIn_, other?.id ?? "")),
    );
    expect(changes(ended.rows)).toEqual(["DELETE sessions"]);
    expectRequest(ended.rows, person.id);
  });
});

describe("code outside of any request", () => {
  test("plain SQL: the login", async () => {
    const person = await createPerson();
    const app = await recorded(
      () => sql`update users set name = 'By hand' where id = ${person.id}`,
    );
    expect(app.rows).toMatchObject([{ user_id: "database:app", request_id: null }]);
    const own = await recorded(
      () => owner`update users set name = 'By owner' where id = ${person.id}`,
    );
    expect(own.rows).toMatchObject([{ user_id: "database:owner", request_id: null }]);
  });

  test("jobs: the system", async () => {
    await owner`insert into verifications (id, identifier, value, expires_at)
      values (${crypto.randomUUID()}, 'x', 'x', now() - interval '1 day')`;
    const run = (name: keyof typeof tasks) =>
      runTask(name, tasks[name] as never, {}, { attempt: 1, attempts: 1 });
    const pruned = await recorded(() => run("prune-expired"));
    expect(changes(pruned.rows)).toContain("DELETE verifications");
    for (const row of pruned.rows) expect(row.user_id).toBe("system:prune-expired");
    await owner`delete from jwkss`;
    const keys = await recorded(() => run("maintain-signing-keys"));
    expect(changes(keys.rows)).toContain("INSERT jwkss");
    for (const row of keys.rows) expect(row.user_id).toBe("system:maintain-signing-keys");
  });

  test("auth.api: the session that it is given, or the person that signs in or up", async () => {
    const { person, cookies } = await signedIn();
    const given = new Headers({ cookie: cookies });
    const renamed = await recorded(() =>
      auth.api.updateUser({ headers: given, body: { name: "By code" } }),
    );
    expect(renamed.rows).toMatchObject([{ table_name: "users", user_id: person.id }]);
    const entered = await recorded(() =>
      auth.api.signInEmail({ body: { email: person.email, password } }),
    );
    expect(entered.rows).toMatchObject([{ table_name: "sessions", user_id: person.id }]);
    const left = await recorded(() => auth.api.signOut({ headers: given }));
    expect(left.rows).toMatchObject([{ operation: "DELETE", user_id: person.id }]);
  });
});

describe("administrators, through better-auth's own endpoints", () => {
  const open = betterAuth({ ...auth.options, hooks: {} });

  test("ban, role, sessions and removal are the administrator's", async () => {
    const boss = await createPerson({ role: "superadmin" });
    const given = new Headers({ cookie: await signInAs(boss.email) });
    const target = await createPerson();
    await signInAs(target.email);
    const userId = target.id;
    for (const [work, change] of [
      [() => open.api.setRole({ headers: given, body: { userId, role: "admin" } }), "UPDATE users"],
      [
        () =>
          open.api.setUserPassword({
            headers: given,
            body: { userId, newPassword: "some new password" },
          }),
        "UPDATE accounts",
      ],
      [() => open.api.banUser({ headers: given, body: { userId } }), "DELETE sessions"],
      [() => open.api.unbanUser({ headers: given, body: { userId } }), "UPDATE users"],
      [() => open.api.removeUser({ headers: given, body: { userId } }), "DELETE users"],
    ] as [() => Promise<unknown>, string][]) {
      const { rows } = await recorded(work);
      expect(changes(rows)).toContain(change);
      for (const row of rows)
        expect(row).toMatchObject({ user_id: boss.id, impersonator_id: null });
    }
  });

  test("while impersonating: the user, and the administrator as impersonator", async () => {
    const boss = await createPerson({ role: "superadmin" });
    const target = await createPerson();
    const given = new Headers({ cookie: await signInAs(boss.email) });
    const taken = await recorded(() =>
      open.api.impersonateUser({
        headers: given,
        body: { userId: target.id },
        returnHeaders: true,
      }),
    );
    expect(taken.rows).toMatchObject([
      { table_name: "sessions", operation: "INSERT", user_id: boss.id },
    ]);
    const cookies = jar(
      ...taken.result.headers.getSetCookie().map((cookie) => `${cookie.split(";")[0]}`),
    );

    const renamed = await recorded(() =>
      call("/update-user", { cookies, body: { name: "Not me" } }),
    );
    expect(changes(renamed.rows)).toEqual(["UPDATE users"]);
    expectRequest(renamed.rows, target.id, boss.id);
    const direct = await recorded(() =>
      open.api.updateUser({
        headers: new Headers({ cookie: cookies }),
        body: { name: "Not me too" },
      }),
    );
    expect(direct.rows).toMatchObject([{ user_id: target.id, impersonator_id: boss.id }]);
    const ended = await recorded(() =>
      open.api.stopImpersonating({ headers: new Headers({ cookie: cookies }) }),
    );
    expect(changes(ended.rows)).toContain("DELETE sessions");
    expect(ended.rows[0]).toMatchObject({ user_id: target.id, impersonator_id: boss.id });
  });
});

describe("many at once", () => {
  test("never swap their actors or their requests", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, signedIn));
    const { rows } = await recorded(() =>
      Promise.all(
        Array.from({ length: 80 }, (_, number) => {
          const { person, cookies } = people[number % people.length] as (typeof people)[number];
          const name = `Name ${number}`;
          if (number % 5 === 0) {
            return withActor({ user: `system:${person.id}` }, () =>
              db
                .update(users)
                .set({ image: `/${number}` })
                .where(eq(users.id, person.id)),
            );
          }
          return call("/update-user", { cookies, body: { name } });
        }),
      ),
    );
    expect(rows).toHaveLength(80);
    const written = await owner`
      select row_id, user_id, request_id, user_agent from audit_logs
      where id >= ${rows[0]?.id ?? 0} order by id`;
    for (const row of written) {
      const isSystem = row.request_id === null;
      expect(row.user_id).toBe(isSystem ? `system:${row.row_id}` : row.row_id);
      expect(row.user_agent).toBe(isSystem ? null : agent);
    }
    const requests = written.map((row) => row.request_id).filter(Boolean);
    expect(new Set(requests).size).toBe(64);
  });

  test("and none of them holds a connection while a password is hashed or a mail is sent", async () => {
    const person = await createPerson();
    const signIns = Array.from({ length: 3 }, () =>
      call("/sign-in/email", { body: { email: person.email, password } }),
    );
    const signUps = Array.from({ length: 3 }, (_, n) =>
      call("/sign-up/email", {
        body: { name: "Some One", email: `slow${n}@example.net`, password },
      }),
    );
    const flows = Promise.all([...signIns, ...signUps]).then(() => true);
    let isDone = false;
    void flows.then(() => {
      isDone = true;
    });
    let slowest = 0;
    let looks = 0;
    for (; !isDone; looks++) {
      const before = performance.now();
      await sql`select 1`;
      slowest = Math.max(slowest, performance.now() - before);
      const idle = await owner`
        select query from pg_stat_activity where datname = current_database() and usename = 'app'
          and state like 'idle in transaction%' and state_change < clock_timestamp() - interval '50 ms'`;
      expect(idle).toEqual([]);
    }
    await flows;
    expect(looks).toBeGreaterThan(10);
    expect(slowest).toBeLessThan(5_000);
  });
});
