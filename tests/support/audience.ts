/** Who gets more than a status from an address. `anyone` includes people who are signed in. */
export type Audience = "anyone" | "signed in" | "member" | "development";

/** Every page and route of the product. A new one has to be entered here before it ships. */
export const audience: Record<string, Audience> = {
  "/": "anyone",
  "/sign-in": "anyone",
  "/sign-up": "anyone",
  "/forgot-password": "anyone",
  "/reset-password": "anyone",
  "/verify-email": "anyone",

  "/dashboard": "signed in",
  "/onboarding": "signed in",
  "/account": "signed in",
  "/account/security": "signed in",
  "/account/sessions": "signed in",
  "/account/notifications": "signed in",

  "/org/[slug]": "member",
  "/org/[slug]/members": "member",

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
  (address) => !address.startsWith("/api/") && !/\.\w+$/.test(address),
);
