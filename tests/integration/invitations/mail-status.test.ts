import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemberContext } from "@/lib/auth/context";
import { startSmtpServer } from "@/tests/support/smtp-server";

const smtp = await startSmtpServer();
process.env.SMTP_URL = smtp.url;
process.env.LOG_LEVEL = "silent";

const { sql } = await import("@/db/client");
const { cancelInvitation } = await import("@/lib/invitations/cancel-invitation");
const { createInvitationLink } = await import("@/lib/invitations/create-invitation-link");
const { inviteMember } = await import("@/lib/invitations/invite-member");
const { readInvitation } = await import("@/lib/invitations/read-invitation");
const { resendInvitation } = await import("@/lib/invitations/resend-invitation");
const { startWorker } = await import("@/lib/jobs/start-worker");
const { linkIn } = await import("@/tests/support/invitation-links");
const { hurryJobs, queuedJobs } = await import("@/tests/support/queued-jobs");
const { addOrganization, ownerConnection } = await import("@/tests/support/tenants");

const owner = ownerConnection();
const patience = { timeout: 15_000, interval: 20 };
let context: MemberContext;
let worker: ReturnType<typeof startWorker> | undefined;

beforeEach(async () => {
  [context] = await addOrganization(owner, "owner");
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  smtp.answer = () => undefined;
  smtp.messages.length = 0;
  await sql`delete from graphile_worker._private_jobs`;
});
afterAll(async () => {
  await smtp.stop();
  await owner.end();
});

const invite = () =>
  inviteMember(context, { email: `${randomUUID()}@example.net`, role: "member" });
const rowOf = async (id: string) => (await owner`select * from invitations where id = ${id}`)[0];
const emptied = () => vi.waitFor(async () => expect(await queuedJobs()).toHaveLength(0), patience);

test("a mail that went out is noted, and its link opens the invitation", async () => {
  worker = startWorker();
  const { id } = await invite();
  await vi.waitFor(async () => expect((await rowOf(id))?.mailed_at).not.toBeNull(), patience);
  expect((await rowOf(id))?.mail_failed_at).toBeNull();
  const mail = await PostalMime.parse(smtp.messages[0]?.source ?? "");
  const [url = ""] = mail.text?.match(/http\S+\/invitations\/\S+/) ?? [];
  expect(await readInvitation(linkIn(url))).toMatchObject({ id, handing: "mailed" });
  const [entry] = await owner`
    select user_id, changed_data from audit_logs where row_id = ${id} and operation = 'UPDATE'`;
  expect(entry?.user_id).toBe("system:send-mail");
});

test("a mail that is refused for good is noted as failed", async () => {
  smtp.answer = (command) => (command.startsWith("RCPT") ? "550 5.1.1 no such user" : undefined);
  worker = startWorker();
  const { id } = await invite();
  await vi.waitFor(async () => expect((await rowOf(id))?.mail_failed_at).not.toBeNull(), patience);
  expect((await rowOf(id))?.mailed_at).toBeNull();
});

test("a mail that is tried in vain is noted as failed with the last attempt, and not before", async () => {
  smtp.answer = (command) => (command.startsWith("RCPT") ? "451 4.3.2 later" : undefined);
  worker = startWorker();
  const { id } = await invite();
  const attempts = async () => (await queuedJobs())[0]?.attempts;
  await vi.waitFor(async () => expect(await attempts()).toBe(1), patience);
  await vi.waitFor(async () => expect((await queuedJobs())[0]?.locked_by).toBeNull(), patience);
  expect((await rowOf(id))?.mail_failed_at).toBeNull();
  await sql`update graphile_worker._private_jobs set max_attempts = 2`;
  await hurryJobs();
  await vi.waitFor(async () => expect((await rowOf(id))?.mail_failed_at).not.toBeNull(), patience);
});

test.each([
  ["taken back", (id: string) => cancelInvitation(context, { invitationId: id })],
  [
    "replaced by a copied link",
    (id: string) => createInvitationLink(context, { invitationId: id }),
  ],
  ["expired", (id: string) => owner`update invitations set expires_at = now() where id = ${id}`],
])("a mail whose link is dead is not sent: %s", async (_, change) => {
  const { id } = await invite();
  await change(id);
  worker = startWorker();
  await emptied();
  expect(smtp.messages).toHaveLength(0);
  expect((await rowOf(id))?.mailed_at).toBeNull();
});

test("of an invitation that was sent again only the newest mail goes out", async () => {
  const { id } = await invite();
  await resendInvitation(context, { invitationId: id, role: "admin" });
  worker = startWorker();
  await emptied();
  expect(smtp.messages).toHaveLength(1);
  expect((await rowOf(id))?.mailed_at).not.toBeNull();
});
