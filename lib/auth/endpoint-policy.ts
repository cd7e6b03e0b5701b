import type { RuleName } from "@/lib/rate-limits/rules";

export interface EndpointPolicy {
  /**
   * `open`: anybody. `session`: whoever is signed in; the endpoint itself refuses others.
   * `off`: does not exist, over HTTP and through `auth.api` alike.
   */
  access: "open" | "session" | "off";
  /** Counted by client address, in place of the general limit of the auth API. */
  limit?: RuleName;
  /** Counted by the e-mail address in the body as well, once the request is known to be valid. */
  addressLimit?: RuleName;
  /** Counted by that address and the client together. */
  addressAndClientLimit?: RuleName;
}

const open: EndpointPolicy = { access: "open" };
const session: EndpointPolicy = { access: "session" };
const off: EndpointPolicy = { access: "off" };

/**
 * Every endpoint of better-auth and its plugins. What is not in this table is off, and
 * tests/architecture fails until somebody has decided.
 */
export const endpointPolicies: Record<string, EndpointPolicy> = {
  "/sign-up/email": { access: "open", limit: "sign-up", addressLimit: "mail-to-address" },
  "/sign-in/email": {
    access: "open",
    limit: "sign-in",
    addressLimit: "sign-in-anywhere",
    addressAndClientLimit: "sign-in-address",
  },
  "/sign-in/social": { access: "open", limit: "sign-in" },
  "/callback/:id": { access: "open", limit: "sign-in" },
  "/sign-out": open,
  "/get-session": open,
  "/request-password-reset": {
    access: "open",
    limit: "password-reset",
    addressLimit: "mail-to-address",
  },
  "/reset-password": { access: "open", limit: "password-reset" },
  "/send-verification-email": {
    access: "open",
    limit: "sign-up",
    addressLimit: "mail-to-address",
  },
  "/jwks": open,
  "/ok": open,

  "/token": session,
  "/update-user": session,
  "/change-password": { access: "session", limit: "password-change" },
  "/list-sessions": session,
  "/revoke-session": session,
  "/revoke-sessions": session,
  "/revoke-other-sessions": session,
  "/list-accounts": session,
  "/link-social": { access: "session", limit: "sign-in" },
  "/unlink-account": session,
  // Counted by the verb, `createOrganization`.
  "/organization/create": session,
  "/organization/check-slug": session,
  "/organization/list": session,
  "/organization/set-active": session,

  // Links in mails lead to pages of ours, which ask before they change anything.
  "/verify-email": off,
  "/reset-password/:token": off,
  "/error": off,
  // Would hand out, or work with, tokens of providers in a browser.
  "/get-access-token": off,
  "/refresh-token": off,
  "/account-info": off,
  // Not needed: what they change has a page and a verb of its own, or none yet.
  "/verify-password": off,
  "/change-email": off,
  "/update-session": off,
  "/delete-user": off,
  "/delete-user/callback": off,
  "/organization/update": off,
  "/organization/delete": off,
  "/organization/get-organization": off,
  "/organization/get-full-organization": off,
  "/organization/invite-member": off,
  "/organization/cancel-invitation": off,
  "/organization/accept-invitation": off,
  "/organization/get-invitation": off,
  "/organization/reject-invitation": off,
  "/organization/list-invitations": off,
  "/organization/list-user-invitations": off,
  "/organization/remove-member": off,
  "/organization/update-member-role": off,
  "/organization/leave": off,
  "/organization/list-members": off,
  "/organization/has-permission": off,
  "/organization/get-active-member": off,
  "/organization/get-active-member-role": off,
  "/admin/set-role": off,
  "/admin/get-user": off,
  "/admin/create-user": off,
  "/admin/update-user": off,
  "/admin/list-users": off,
  "/admin/list-user-sessions": off,
  "/admin/unban-user": off,
  "/admin/ban-user": off,
  "/admin/impersonate-user": off,
  "/admin/stop-impersonating": off,
  "/admin/revoke-user-session": off,
  "/admin/revoke-user-sessions": off,
  "/admin/remove-user": off,
  "/admin/set-user-password": off,
  "/admin/has-permission": off,
};

export const policyOf = (path: string): EndpointPolicy => endpointPolicies[path] ?? off;
