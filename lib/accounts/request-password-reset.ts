import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";

/**
 * Mails a link, good for one hour and once, with which a new password is set. For anybody; whether
 * the address is known shows neither in the answer nor in its time.
 * @throws RATE_LIMITED
 */
export async function requestPasswordReset({ headers }: Visitor, email: string): Promise<void> {
  await callAuth("/request-password-reset", () =>
    auth.api.requestPasswordReset({ body: { email }, headers }),
  );
}
