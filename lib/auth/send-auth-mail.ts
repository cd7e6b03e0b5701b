import { db } from "@/db/client";
import { link } from "@/lib/email/link";
import { queueMail } from "@/lib/email/queue-mail";
import type { JobExecutor } from "@/lib/jobs/add-job";
import { createVerificationToken } from "./verification-token";

interface Person {
  id: string;
  email: string;
}

/** For better-auth: asks a new user to confirm the address. */
export async function sendVerification({ user }: { user: Person }): Promise<void> {
  const url = link("/verify-email", { token: await createVerificationToken(user) });
  await queueMail(db, { to: user.email, template: "verify-email", props: { url } });
}

/** For better-auth: sends the link with which a forgotten password is replaced. */
export async function sendPasswordReset({ user, token }: { user: Person; token: string }) {
  const url = link("/reset-password", { token });
  await queueMail(db, { to: user.email, template: "reset-password", props: { url } });
}

/** Tells the owner of an address that somebody tried to sign up with it. */
export async function sendSignUpNotice({ email }: Person): Promise<void> {
  await queueMail(db, {
    to: email,
    template: "account-exists",
    props: { signInUrl: link("/sign-in"), resetUrl: link("/forgot-password") },
  });
}

/** Tells the owner of an account that its password is another one now. */
export async function sendPasswordChanged(user: { email: string }, executor: JobExecutor = db) {
  await queueMail(executor, {
    to: user.email,
    template: "password-changed",
    props: { changedAt: new Date().toISOString(), resetUrl: link("/forgot-password") },
  });
}
