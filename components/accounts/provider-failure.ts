const expired = "That took too long, or was begun in another window. Try again.";
const misconfigured = "The provider's answer was not usable. Try again, or sign in another way.";

/** Keys are the codes of better-auth and of OAuth itself. */
const sentences = new Map([
  ["access_denied", "You cancelled at the provider. Nothing has changed."],
  [
    "account_not_linked",
    "An account with this address exists. Sign in with your password first, then connect it under Account > Security.",
  ],
  [
    "account_already_linked_to_different_user",
    "This account is connected to somebody else here. Disconnect it there first.",
  ],
  [
    "email_does_not_match",
    "That account has another address than yours. Only an account with the same address can be connected.",
  ],
  [
    "email_not_verified",
    "The provider has not confirmed your address. Confirm it there first, or sign up with a password.",
  ],
  [
    "email_not_found",
    "The provider did not tell us your address. Allow it there, or sign up with a password.",
  ],
  ["unable_to_link_account", "The account could not be connected: its address is not confirmed."],
  ["signup_disabled", "There is no account with this address, and sign-up is closed."],
  [
    "invitation_required",
    "New accounts need an invitation, and there is none for this address. Ask somebody who is in.",
  ],
  ["banned_user", "This account is banned. Write to support if you think that is a mistake."],
  ["temporarily_unavailable", "The provider is busy right now. Try again in a moment."],
  ["state_mismatch", expired],
  ["state_not_found", expired],
  ["state_invalid", expired],
  ["invalid_code", misconfigured],
  ["no_code", misconfigured],
  ["issuer_missing", misconfigured],
  ["issuer_mismatch", misconfigured],
  ["nonce_binding_missing", misconfigured],
  ["unable_to_get_user_info", misconfigured],
]);

/**
 * Why signing in with a provider, or connecting it, did not work. `code` comes from the address bar:
 * it picks a sentence and is never shown itself.
 */
export function providerFailure(code: string): string {
  return (
    sentences.get(code.toLowerCase()) ?? "This did not work. Try again, or sign in another way."
  );
}
