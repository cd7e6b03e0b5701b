interface Signup {
  user: { emailVerified?: boolean };
  source: { action: string; method: string };
}

/**
 * For better-auth: a provider that does not vouch for an address makes no account with it. Otherwise
 * anybody could hold an account with a stranger's address, and wait for its owner to confirm it.
 */
export function refuseUnprovenAddress({ user, source }: Signup) {
  if (source.method === "oauth" && source.action === "create-user" && !user.emailVerified) {
    return { error: "email_not_verified" };
  }
  return undefined;
}
