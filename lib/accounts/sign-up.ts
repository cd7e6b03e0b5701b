import type { z } from "zod";
import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";
import { syntheticUser } from "@/lib/auth/synthetic-user";
import { AppError } from "@/lib/errors";
import type { SignUpInput } from "./schemas";

/**
 * Creates an account and mails a link that confirms the address. For anybody. A known address gets
 * the same answer after the same time, and its owner a notice.
 * @returns the new account's id; for a known address one that belongs to nobody
 * @throws INVALID for a weak password, RATE_LIMITED, FORBIDDEN where sign-up needs an invitation
 */
export async function signUp(
  { headers }: Visitor,
  { name, email, password }: z.output<typeof SignUpInput>,
): Promise<string> {
  const body = { name, email, password };
  const { user } = await callAuth("/sign-up/email", () =>
    auth.api.signUpEmail({ body, headers }),
  ).catch((error) => {
    // Two sign-ups at once, of which one was first: like a known address.
    if (error instanceof AppError && error.code === "CONFLICT") {
      return { user: syntheticUser({ name, email }) };
    }
    throw error;
  });
  return user.id;
}
