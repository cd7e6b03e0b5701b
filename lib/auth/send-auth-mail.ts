import { db } from "@/db/client";
import { link } from "@/lib/email/link";
import { type Mail, queueMail } from "@/lib/email/queue-mail";
import { AppError } from "@/lib/errors";
import type { JobExecutor } from "@/lib/jobs/add-job";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { noteDatabaseError } from "./database-watch";
import { createVerificationToken } from "./verification-token";

interface Person {
  id: string;
  email: string;
}

/** A mail that cannot be queued fails the request: better-auth by itself would go on without it. */
async function send(mail: Mail, executor: JobExecutor = db): Promise<void> {
  await queueMail(executor, mail).catch((error) => {
    throw noteDatabaseError(error);
  });
}

/**
 * For better-auth: asks a new user to confirm the address. Beyond the limit it sends nothing and says
 * nothing: a sign-in with an unconfirmed address sends one too.
 */
export async function sendVerification({ user }: { user: Person }): Promise<void> {
  try {
    await consumeAttempt("verification-mail", user.email);
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return;
    throw noteDatabaseError(error);
  }
  const url = link("/verify-email", { token: await createVerificationToken(user) });
  await send({ to: user.email, template: "verify-email", props: { url } });
}

/** For better-auth: sends the link with which a forgotten password is replaced. */
export async function sendPasswordReset({ user, token }: { user: Person; token: string }) {
  const url = link("/reset-password", { token });
  await send({ to: user.email, template: "reset-password", props: { url } });
}

/** Tells the owner of an address that somebody tried to sign up with it. */
export async function sendSignUpNotice({ email }: Person): Promise<void> {
  await send({
    to: email,
    template: "account-exists",
    props: { signInUrl: link("/sign-in"), resetUrl: link("/forgot-password") },
  });
}

/** Tells the owner of an account that its password is another one now. */
export async function sendPasswordChanged(user: { email: string }, executor: JobExecutor = db) {
  const props = { changedAt: new Date().toISOString(), resetUrl: link("/forgot-password") };
  await send({ to: user.email, template: "password-changed", props }, executor);
}
