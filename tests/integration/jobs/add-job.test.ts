import { afterEach, expect, test } from "vitest";
import { db, sql } from "@/db/client";
import { queueMail } from "@/lib/email/queue-mail";
import { addJob } from "@/lib/jobs/add-job";
import { openPayload, sealPayload } from "@/lib/jobs/sealed-payload";
import { queueContents, queuedJobs } from "@/tests/support/queued-jobs";

const token = "token-that-nobody-may-read";
const mail = {
  to: "ada@example.com",
  template: "reset-password" as const,
  props: { url: `http://localhost:3000/reset-password?token=${token}` },
};

afterEach(async () => {
  await sql`delete from graphile_worker._private_jobs`;
});

test("a job of a transaction that is rolled back does not exist", async () => {
  await expect(
    db.transaction(async (transaction) => {
      await queueMail(transaction, mail);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await queuedJobs()).toHaveLength(0);
});

test("a job of a transaction exists once it commits", async () => {
  await db.transaction((transaction) => queueMail(transaction, mail));
  expect(await queuedJobs()).toHaveLength(1);
});

test("neither the token of a link nor its recipient can be read in the queue", async () => {
  await queueMail(db, mail);
  const contents = await queueContents();
  expect(contents).toContain("sealed");
  expect(contents).not.toContain(token);
  expect(contents).not.toContain("ada@example.com");
});

test("a job with a key replaces the one that waits", async () => {
  await addJob(db, "prune-expired", {}, { jobKey: "prune", runAt: new Date(Date.now() + 60_000) });
  await addJob(db, "prune-expired", {}, { jobKey: "prune", runAt: new Date(Date.now() + 60_000) });
  const rows = await sql`select max_attempts, run_at > now() as later from graphile_worker.jobs`;
  expect([...rows]).toEqual([{ max_attempts: 10, later: true }]);
});

test.each(["not an address", "ada@example.com\r\nBcc: eve@example.com", "a@b.c, d@e.f"])(
  "mail to %j is refused and not queued",
  async (to) => {
    await expect(queueMail(db, { ...mail, to })).rejects.toMatchObject({ code: "INVALID" });
    expect(await queuedJobs()).toHaveLength(0);
  },
);

test("mail with a link to another site is refused and not queued", async () => {
  const props = { url: "https://evil.example/reset-password?token=1" };
  await expect(queueMail(db, { ...mail, props })).rejects.toThrow("APP_URL");
  expect(await queuedJobs()).toHaveLength(0);
});

test("a payload cannot be altered or moved to another task", () => {
  const { sealed } = sealPayload("send-mail", { a: 1 });
  expect(openPayload("send-mail", { sealed })).toEqual({ a: 1 });
  const end = sealed.at(-1) === "A" ? "B" : "A";
  expect(() => openPayload("send-mail", { sealed: sealed.slice(0, -2) + end + end })).toThrow();
  expect(() => openPayload("prune-expired", { sealed })).toThrow();
  expect(() => openPayload("send-mail", { sealed: "" })).toThrow();
});
