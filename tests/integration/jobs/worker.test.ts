import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, inject, test, vi } from "vitest";
import { connected } from "@/tests/support/database-server";

const directory = await mkdtemp(path.join(tmpdir(), "mailbox-"));
process.env.MAIL_DIR = directory;
process.env.LOG_LEVEL = "silent";

const { db, sql } = await import("@/db/client");
const { deleteAllMails, listMails } = await import("@/lib/email/mailbox");
const { queueMail } = await import("@/lib/email/queue-mail");
const { releaseAbandonedJobs } = await import("@/lib/jobs/tasks/release-abandoned-jobs");
const { startWorker } = await import("@/lib/jobs/start-worker");
const { logger } = await import("@/lib/logger");
const { queuedJobs } = await import("@/tests/support/queued-jobs");

let worker: ReturnType<typeof startWorker> | undefined;
afterEach(async () => {
  await worker?.stop();
  await deleteAllMails();
  // A job whose worker lost its connection when it was done waits for a while.
  await sql`delete from graphile_worker._private_jobs`;
});
afterAll(() => rm(directory, { recursive: true }));

const send = () =>
  queueMail(db, {
    to: "ada@example.com",
    template: "verify-email",
    props: { url: "http://localhost:3000/verify-email?token=1" },
  });
const patience = { timeout: 15_000, interval: 20 };
const mailsAre = (count: number) =>
  vi.waitFor(async () => expect(await listMails()).toHaveLength(count), patience);
const workerConnections = () => sql<{ pid: number }[]>`
  select pid from pg_stat_activity
  where application_name = 'freehold-worker' and datname = current_database()`;

test("runs with the application's login, which may not change the queue's schema", async () => {
  await expect(sql`alter table graphile_worker._private_jobs add column x int`).rejects.toThrow(
    "must be owner",
  );
  worker = startWorker();
  await send();
  await mailsAre(1);
});

test("there is one worker in a process", () => {
  worker = startWorker();
  expect(startWorker()).toBe(worker);
});

test("goes on when its connections are cut", async () => {
  worker = startWorker();
  await send();
  await mailsAre(1);
  for (let round = 2; round < 5; round++) {
    const cut = await workerConnections();
    expect(cut.length).toBeGreaterThan(0);
    for (const { pid } of cut) await sql`select pg_terminate_backend(${pid})`;
    await send();
    await mailsAre(round);
  }
});

test("starts by itself when the database that was down comes up", async () => {
  const { database } = sql.options;
  const allow = (allowed: boolean) =>
    connected(inject("superuserUrl"), (superuser) =>
      superuser.unsafe(`alter database ${database} allow_connections ${allowed}`),
    );
  await send();
  const warned = vi.spyOn(logger, "warn");
  await allow(false);
  try {
    worker = startWorker();
    await vi.waitFor(() => expect(warned).toHaveBeenCalledOnce(), patience);
  } finally {
    await allow(true);
  }
  await mailsAre(1);
});

test("stops when it is told to, and closes its connections", async () => {
  const stopped = startWorker();
  await send();
  await mailsAre(1);
  await stopped.stop();
  await vi.waitFor(async () => expect(await workerConnections()).toHaveLength(0), patience);
});

test("takes over the jobs of a process that died, and only those", async () => {
  await send();
  await send();
  await sql`
    update graphile_worker._private_jobs
    set locked_by = 'dead', attempts = 1,
      locked_at = now() - case when id = (select min(id) from graphile_worker._private_jobs)
        then interval '5 minutes' else interval '1 minute' end`;
  await releaseAbandonedJobs.run({}, AbortSignal.timeout(5_000));
  expect((await queuedJobs()).map((job) => job.locked_by)).toEqual([null, "dead"]);
  worker = startWorker();
  await mailsAre(1);
});
