import type { z } from "zod";
import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";
import type { SignInInput } from "./schemas";

/**
 * Starts a session of 72 hours, or, without `remember`, one that ends with the browser. For anybody.
 * @throws UNAUTHENTICATED for a wrong address or password, FORBIDDEN for an unconfirmed address
 * (which gets another mail) or a banned account, RATE_LIMITED
 */
export async function signIn(
  { headers }: Visitor,
  { email, password, remember }: z.output<typeof SignInInput>,
): Promise<void> {
  const body = { email, password, rememberMe: remember === "on" };
  await callAuth("/sign-in/email", () => auth.api.signInEmail({ body, headers }));
}
