import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";

process.env.SIGNUP_MODE = "invite";

const { signUp } = await import("@/lib/accounts/sign-up");
const { refuseNewUser } = await import("@/lib/auth/refuse-new-user");
const { knownError } = await import("@/lib/doors/known-error");
const { inviteMember } = await import("@/lib/invitations/invite-member");
const { joinAsNewPerson } = await import("@/lib/invitations/join-as-new-person");
const { authRequest } = await import("@/tests/support/auth-request");
const { addOrganization, ownerConnection } = await import("@/tests/support/tenants");

const owner = ownerConnection();
afterAll(() => owner.end());

const password = "violet harbour 31";
const visitor = { headers: new Headers(), address: "127.0.0.1" };

async function invited() {
  const [context] = await addOrganization(owner, "owner");
  const email = `${randomUUID()}@example.net`;
  const { id, secret } = await inviteMember(context, { email, role: "member" });
  return { email, link: { invitationId: id, secret } };
}

test("over HTTP and through the verb nobody signs up, invited or not, and both look the same", async () => {
  const { email } = await invited();
  const answers: unknown[] = [];
  for (const address of [email, `${randomUUID()}@example.net`]) {
    const body = { name: "Kim Example", email: address, password };
    const answer = await authRequest("/sign-up/email", { body });
    expect(answer.status).toBe(403);
    answers.push(answer.body);
    const error = await signUp(visitor, body as never).catch((reason) => reason);
    expect(knownError(error, "test").code).toBe("FORBIDDEN");
    expect(await owner`select from users where email = ${address}`).toHaveLength(0);
  }
  expect(answers[0]).toEqual(answers[1]);
});

test("with a provider only whom an open invitation waits for gets an account", async () => {
  const { email, link } = await invited();
  const create = (address: string, emailVerified = true) =>
    refuseNewUser({
      user: { email: address, emailVerified },
      source: { action: "create-user", method: "oauth" },
    });
  expect(await create(email.toUpperCase())).toBeUndefined();
  expect(await create(email, false)).toEqual({ error: "email_not_verified" });
  expect(await create("nobody@example.net")).toEqual({ error: "invitation_required" });
  expect(await create("")).toEqual({ error: "invitation_required" });
  await owner`update invitations set expires_at = now() where id = ${link.invitationId}`;
  expect(await create(email)).toEqual({ error: "invitation_required" });
});

test("whoever is in signs in with a provider as before", async () => {
  const source = { action: "sign-in", method: "oauth" };
  const user = { email: "nobody@example.net", emailVerified: true };
  expect(await refuseNewUser({ user, source })).toBeUndefined();
});

test("with the link in the mail an account is made", async () => {
  const { email, link } = await invited();
  await joinAsNewPerson(visitor, { ...link, name: "Nora Newcomer", password });
  expect(await owner`select from users where email = ${email} and email_verified`).toHaveLength(1);
});
