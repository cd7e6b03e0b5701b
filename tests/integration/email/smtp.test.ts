import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import { connected } from "@/tests/support/database-server";
import { startSmtpServer } from "@/tests/support/smtp-server";

const smtp = await startSmtpServer();
process.env.SMTP_URL = smtp.url.replace("//", "//user:secret@");
process.env.LOG_LEVEL = "silent";
process.env.MAIL_FROM = '"Freehold, the product" <hello@freehold.example>';

const { db, sql } = await import("@/db/client");
const { queueMail } = await import("@/lib/email/queue-mail");
const { startWorker } = await import("@/lib/jobs/start-worker");
const { logger } = await import("@/lib/logger");
const { hurryJobs, queueContents, queuedJobs } = await import("@/tests/support/queued-jobs");

let worker: ReturnType<typeof startWorker>;
beforeAll(() => {
  worker = startWorker();
});
afterEach(async () => {
  vi.restoreAllMocks();
  smtp.answer = () => undefined;
  smtp.messages.length = 0;
  smtp.commands.length = 0;
  await sql`delete from graphile_worker._private_jobs`;
});
afterAll(async () => {
  await worker.stop();
  await smtp.stop();
});

const url = "http://localhost:3000/invitations/1";
const invite = (to: string, inviter = "Ada", organization = "Acme") =>
  queueMail(db, {
    to,
    template: "invitation",
    props: { inviter, organization, role: "member", url },
  });
const patience = { timeout: 15_000, interval: 20 };
const attempted = (count: number) =>
  vi.waitFor(async () => {
    const [job] = await queuedJobs();
    if (job?.attempts !== count || job.locked_by) throw new Error("not attempted yet");
    return job;
  }, patience);
const emptied = () => vi.waitFor(async () => expect(await queuedJobs()).toHaveLength(0), patience);
const recipients = () => smtp.commands.filter((command) => command.startsWith("RCPT"));

test("mail goes to the server of SMTP_URL, from MAIL_FROM to its recipient alone", async () => {
  await invite("bob@example.com");
  await emptied();
  const [message] = smtp.messages;
  expect(message).toMatchObject({ from: "hello@freehold.example", to: ["bob@example.com"] });
  const mail = await PostalMime.parse(message?.source ?? "");
  expect(mail).toMatchObject({
    subject: "Ada invited you to Acme on Freehold",
    from: { name: "Freehold, the product", address: "hello@freehold.example" },
    to: [{ address: "bob@example.com" }],
  });
  expect(mail.text).toContain(url);
  expect(mail.html).toContain(url);
});

test("names cannot add headers or recipients", async () => {
  await invite("bob@example.com", 'Eve"\r\nBcc: all@example.com\r\n\r\nHi', "Łódź\nX-Spam: no");
  await emptied();
  const mail = await PostalMime.parse(smtp.messages[0]?.source ?? "");
  expect(smtp.messages[0]?.to).toEqual(["bob@example.com"]);
  expect(mail.headers.map(({ key }) => key)).not.toContain("bcc");
  expect(mail.headers.map(({ key }) => key)).not.toContain("x-spam");
  expect(mail.subject).toContain("Łódź X-Spam");
});

test("a recipient who is refused for good is given up at once", async () => {
  smtp.answer = (command) => (command.startsWith("RCPT") ? "550 5.1.1 no such user" : undefined);
  await invite("nobody@example.com");
  await emptied();
  expect(recipients()).toHaveLength(1);
});

test("a message that is refused for good is given up at once", async () => {
  smtp.answer = (command) => (command === "<message>" ? "554 5.7.1 spam" : undefined);
  await invite("bob@example.com");
  await emptied();
  expect(recipients()).toHaveLength(1);
});

test("a server that is busy is asked again, with the same Message-ID", async () => {
  const offered: string[] = [];
  smtp.answer = (command, { source }) => {
    if (command !== "<message>") return undefined;
    offered.push(source);
    return offered.length === 1 ? "451 4.3.2 later" : undefined;
  };
  await invite("bob@example.com");
  const job = await attempted(1);
  expect(job.last_error).toMatch(/^failed, see the log entry [0-9a-f]+$/);
  await hurryJobs();
  await emptied();
  const mails = await Promise.all(offered.map((source) => PostalMime.parse(source)));
  expect(mails).toHaveLength(2);
  expect(mails[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  expect(mails[1]?.messageId).toBe(mails[0]?.messageId);
});

test("a refused login is tried again, and nothing can be read in the queue meanwhile", async () => {
  smtp.disconnect();
  smtp.answer = (command) => (command.startsWith("AUTH") ? "535 5.7.8 wrong" : undefined);
  await invite("bob@example.com", "Ada", "Secret project");
  await attempted(1);
  expect(recipients()).toHaveLength(0);
  expect(await queueContents()).not.toMatch(/bob@|Secret project|invitations/);
  smtp.answer = () => undefined;
  await hurryJobs();
  await emptied();
  expect(smtp.messages).toHaveLength(1);
});

test("a server that hangs up is tried again", async () => {
  smtp.answer = (command) => (command.startsWith("MAIL") ? "421 4.3.2 closing" : undefined);
  await invite("bob@example.com");
  await attempted(1);
  smtp.answer = () => undefined;
  await hurryJobs();
  await emptied();
  expect(smtp.messages).toHaveLength(1);
});

test("a mail that is accepted while the database is away is not sent again", async () => {
  const { database } = sql.options;
  vi.spyOn(console, "error").mockImplementation(() => {});
  const notes = vi.spyOn(logger, "debug");
  await connected(inject("superuserUrl"), async (superuser) => {
    const allow = (allowed: boolean) =>
      superuser.unsafe(`alter database ${database} allow_connections ${allowed}`);
    smtp.answer = async (command) => {
      if (command !== "<message>") return undefined;
      await allow(false);
      await superuser`
        select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = ${String(database)} and application_name = 'freehold-worker'`;
      return undefined;
    };
    try {
      await invite("bob@example.com");
      await vi.waitFor(
        () =>
          expect(notes).toHaveBeenCalledWith(
            expect.anything(),
            expect.stringContaining("Failed to complete jobs"),
          ),
        patience,
      );
    } finally {
      await allow(true);
    }
  });
  expect(await queuedJobs()).toHaveLength(1);
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`;
  await emptied();
  expect(smtp.messages).toHaveLength(1);
});
