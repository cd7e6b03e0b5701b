import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";

/**
 * Sets a new password with the token of a reset link, ends every session of the account and makes
 * other reset links useless.
 * @throws INVALID for a wrong, used or expired token and for a weak password
 */
export async function resetPassword(
  { headers }: Visitor,
  { token, password }: { token: string; password: string },
): Promise<void> {
  await callAuth("/reset-password", () =>
    auth.api.resetPassword({ body: { token, newPassword: password }, headers }),
  );
}
