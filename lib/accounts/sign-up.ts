import type { z } from "zod";
import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";
import type { SignUpInput } from "./schemas";

/**
 * Creates an account and mails a link that confirms the address. For anybody. A known address gets
 * the same answer after the same time, and its owner a notice.
 * @throws INVALID for a weak password, RATE_LIMITED
 */
export async function signUp(
  { headers }: Visitor,
  { name, email, password }: z.output<typeof SignUpInput>,
): Promise<void> {
  const body = { name, email, password };
  await callAuth("/sign-up/email", () => auth.api.signUpEmail({ body, headers }));
}
