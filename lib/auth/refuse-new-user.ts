import { env } from "@/lib/env";
import { EmailAddress } from "@/lib/users/schemas";
import { isInvited } from "./is-invited";

interface Signup {
  user: { email?: string | null; emailVerified?: boolean };
  source: { action: string; method: string };
}

/**
 * For better-auth: a provider that does not vouch for an address makes no account with it. Otherwise
 * anybody could hold an account with a stranger's address, and wait for its owner to confirm it. Where
 * sign-up needs an invitation, there has to be one for that address.
 */
export async function refuseNewUser({ user, source }: Signup) {
  if (source.action !== "create-user") return undefined;
  if (source.method === "oauth" && !user.emailVerified) return { error: "email_not_verified" };
  if (env.SIGNUP_MODE === "open") return undefined;
  const email = EmailAddress.safeParse(user.email);
  return email.success && (await isInvited(email.data))
    ? undefined
    : { error: "invitation_required" };
}
