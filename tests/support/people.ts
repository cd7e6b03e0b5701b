import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { accounts, users } from "@/db/schema";
import { hashPassword } from "@/lib/auth/passwords/hash-password";
import { authRequest } from "./auth-request";

export const password = "a long and honest password";
let hash: Promise<string> | undefined;

/** Somebody with an account and a password, confirmed unless told otherwise. */
export async function createPerson(values: Partial<typeof users.$inferInsert> = {}) {
  hash ??= hashPassword(password);
  const id = values.id ?? randomUUID();
  const person = {
    id,
    name: "Robin Somebody",
    email: `${id.slice(0, 8)}@example.net`,
    emailVerified: true,
    ...values,
  };
  await db.insert(users).values(person);
  await db.insert(accounts).values({
    id: randomUUID(),
    accountId: id,
    providerId: "credential",
    userId: id,
    password: await hash,
  });
  return person;
}

/** The cookies of a new session. */
export async function signInAs(email: string): Promise<string> {
  const answer = await authRequest("/sign-in/email", { body: { email, password } });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status}`);
  return answer.cookies;
}
