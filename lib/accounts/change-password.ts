import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";
import { sendPasswordChanged } from "@/lib/auth/send-auth-mail";

/**
 * Replaces one's own password; every other session of the account ends, and its owner gets a mail.
 * @throws INVALID for a wrong current password or a weak new one
 */
export async function changePassword(
  { headers, user }: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  await callAuth("/change-password", () => auth.api.changePassword({ body, headers }));
  await sendPasswordChanged(user);
}
