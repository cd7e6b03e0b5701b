/** Who gets more than a status from an address. `anyone` includes people who are signed in. */
export type Audience =
  | "anyone"
  | "signed in"
  | "member"
  /** Owners and admins of the organization; its other members get 403. */
  | "manager"
  /** Whoever holds the secret of a link; without it there is nothing. */
  | "link holder"
  | "development";

/** Every page and route of the product. A new one has to be entered here before it ships. */
export const audience: Record<string, Audience> = {
  "/": "anyone",
  "/sign-in": "anyone",
  "/sign-up": "anyone",
  "/forgot-password": "anyone",
  "/reset-password": "anyone",
  "/verify-email": "anyone",
  "/invitations/[id]": "link holder",

  "/dashboard": "signed in",
  "/onboarding": "signed in",
  "/account": "signed in",
  "/account/security": "signed in",
  "/account/sessions": "signed in",
  "/account/notifications": "signed in",

  "/org/[slug]": "member",
  "/org/[slug]/members": "member",
  "/org/[slug]/settings": "manager",
  // For members of an organization that is being deleted; of others it leads to the organization.
  "/restore/[slug]": "member",
  // Whoever has the address: nobody can guess it.
  "/org-logo/[id]": "anyone",
  "/org/[slug]/invitations": "manager",
  "/org/[slug]/members/[memberId]": "manager",
  "/org/[slug]/members.csv": "manager",
  "/org/[slug]/leave": "member",
  "/org/[slug]/audit-log": "manager",
  "/org/[slug]/audit-log/export": "manager",

  "/api/health": "anyone",
  // Who may call which endpoint: lib/auth/endpoint-policy.ts.
  "/api/auth/[...all]": "anyone",
  "/api/auth/get-session": "anyone",

  "/dev/mail": "development",
  "/dev/mail/[id]": "development",
  "/dev/mail.json": "development",
};

/** The addresses that show a page. */
export const pageAddresses = Object.keys(audience).filter(
  (address) => !/^\/(api|org-logo)\//.test(address) && !/\.\w+$|\/export$/.test(address),
);
