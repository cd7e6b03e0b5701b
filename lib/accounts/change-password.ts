import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";

/**
 * Replaces one's own password; every other session of the account ends, and its owner gets a mail.
 * @throws INVALID for a wrong current password or a weak new one
 */
export async function changePassword(
  { headers }: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  await callAuth("/change-password", () => auth.api.changePassword({ body, headers }));
}
