import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";

/**
 * Mails another link that confirms an address, if it waits for one. For anybody; the answer and its
 * time do not tell.
 * @throws RATE_LIMITED
 */
export async function sendVerification({ headers }: Visitor, email: string): Promise<void> {
  await callAuth("/send-verification-email", () =>
    auth.api.sendVerificationEmail({ body: { email }, headers }),
  );
}
