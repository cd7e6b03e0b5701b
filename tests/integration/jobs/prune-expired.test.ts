import { expect, test } from "vitest";
import { db, sql } from "@/db/client";
import { rateLimits, users, verifications } from "@/db/schema";
import { pruneExpired } from "@/lib/jobs/tasks/prune-expired";

const signal = AbortSignal.timeout(30_000);

test("deletes what has expired, in more than one batch, and nothing else", async () => {
  await db.insert(users).values({ id: "u1", name: "Ada", email: "ada@example.com" });
  await sql`
    insert into sessions (id, token, user_id, expires_at)
    select 's' || n, 't' || n, 'u1', now() + case when n <= 2500 then -1 else 1 end * interval '1 minute'
    from generate_series(1, 2510) n`;
  const past = new Date(Date.now() - 60_000);
  const future = new Date(Date.now() + 60_000);
  await db.insert(verifications).values([
    { id: "old", identifier: "a", value: "a", expiresAt: past },
    { id: "new", identifier: "b", value: "b", expiresAt: future },
  ]);
  await db.insert(rateLimits).values([
    { key: "old", count: 1, resetsAt: past },
    { key: "new", count: 1, resetsAt: future },
  ]);

  await pruneExpired.run({}, signal);

  const [left] = await sql`
    select (select count(*)::int from sessions) as sessions,
      (select count(*)::int from sessions where expires_at < now()) as expired,
      (select string_agg(id, ',') from verifications) as verifications,
      (select string_agg(key, ',') from rate_limits) as limits`;
  expect(left).toEqual({ sessions: 10, expired: 0, verifications: "new", limits: "new" });
});

test("deletes jobs that failed for good a week ago, and no others", async () => {
  await sql`select graphile_worker.add_job('send-mail', run_at => now() + interval '1 day')
    from generate_series(1, 3)`;
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, updated_at = now() -
    case when id % 2 = 0 then interval '8 days' else interval '6 days' end`;
  await pruneExpired.run({}, signal);
  const jobs = await sql`select id % 2 = 0 as old from graphile_worker.jobs`;
  expect(jobs.every(({ old }) => !old)).toBe(true);
  expect(jobs.length).toBeGreaterThan(0);
});
