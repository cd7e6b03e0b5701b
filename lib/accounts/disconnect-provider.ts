import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";

/**
 * Takes a way to sign in away from one's own account.
 * @param accountId the `id` that `listAccounts` gives
 * @throws INVALID for the last one, FORBIDDEN when the session is older than a day
 */
export async function disconnectProvider({ headers }: SignedIn, accountId: string): Promise<void> {
  await callAuth("/unlink-account", () => auth.api.unlinkAccount({ headers, body: { accountId } }));
}
