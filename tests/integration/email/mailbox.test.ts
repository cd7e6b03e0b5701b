import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

const directory = await mkdtemp(path.join(tmpdir(), "mailbox-"));
process.env.MAIL_DIR = path.join(directory, "made-when-needed");

const { db } = await import("@/db/client");
const { deleteAllMails, findMail, listMails } = await import("@/lib/email/mailbox");
const { queueMail } = await import("@/lib/email/queue-mail");
const { startWorker } = await import("@/lib/jobs/start-worker");
const { queuedJobs } = await import("@/tests/support/queued-jobs");

const url = "http://localhost:3000/verify-email?token=abc123&next=%2Forg%2Facme";
let worker: ReturnType<typeof startWorker>;
beforeAll(() => {
  worker = startWorker();
});
afterEach(deleteAllMails);
afterAll(async () => {
  await worker.stop();
  await rm(directory, { recursive: true });
});

const patience = { timeout: 15_000, interval: 20 };
const send = (to: string) => queueMail(db, { to, template: "verify-email", props: { url } });
const arrived = (to: string) =>
  vi.waitFor(async () => {
    const [mail] = await listMails(to);
    if (!mail) throw new Error("no mail yet");
    return mail;
  }, patience);

test("an empty mailbox is an empty list", async () => {
  expect(await listMails()).toEqual([]);
});

test("a queued mail becomes a real message with both parts and a working link", async () => {
  await send("ada@example.com");
  const mail = await arrived("ada@example.com");
  expect(mail).toMatchObject({
    to: "ada@example.com",
    from: "Freehold <no-reply@localhost>",
    subject: "Confirm your email address for Freehold",
  });
  expect(mail.text).toContain(url);
  expect(mail.html).toContain(url.replaceAll("&", "&amp;"));
  const headers = Object.fromEntries(mail.headers.map(({ name, value }) => [name, value]));
  expect(headers["Auto-Submitted"]).toBe("auto-generated");
  expect(headers["Message-ID"]).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  expect(Math.abs(Date.parse(headers.Date ?? "") - Date.now())).toBeLessThan(60_000);
  expect(Math.abs(mail.receivedAt.getTime() - Date.now())).toBeLessThan(60_000);
});

test("a mail that was sent leaves nothing in the queue", async () => {
  await send("ada@example.com");
  await arrived("ada@example.com");
  await vi.waitFor(async () => expect(await queuedJobs()).toHaveLength(0), patience);
});

test("international addresses arrive", async () => {
  await send("jürgen@bücher.example");
  expect((await arrived("jürgen")).subject).toContain("Confirm");
});

test("the newest mail is first, and the search is by recipient", async () => {
  await send("first@example.com");
  await arrived("first@");
  await send("second@example.com");
  await arrived("second@");
  expect((await listMails()).map(({ to }) => to)).toEqual([
    "second@example.com",
    "first@example.com",
  ]);
  expect((await listMails("FIRST@")).map(({ to }) => to)).toEqual(["first@example.com"]);
  expect(await listMails("confirm")).toEqual([]);
});

test("only this user can read the files, and none is seen half written", async () => {
  await send("ada@example.com");
  const { id } = await arrived("ada@example.com");
  const folder = process.env.MAIL_DIR ?? "";
  expect((await stat(path.join(folder, `${id}.eml`))).mode & 0o077).toBe(0);
  expect(await readdir(folder)).toEqual([`${id}.eml`]);
});

test.each([
  "../secrets",
  "..%2fsecrets",
  "/etc/passwd",
  "",
  "x.eml",
  "20261120T113100123Z-1a2b3c4d",
])("there is no mail %j", async (id) => {
  await writeFile(path.join(directory, "secrets.eml"), "To: nobody\r\n\r\nsecret");
  expect(await findMail(id)).toBeNull();
});
