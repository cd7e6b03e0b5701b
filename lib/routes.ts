/** Every address that code links to. */
export const routes = {
  home: "/",
  signIn: (next?: string) => withNext("/sign-in", next),
  signUp: (next?: string) => withNext("/sign-up", next),
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  verifyEmail: "/verify-email",
  /** Picks the organization to show, or leads to onboarding. */
  dashboard: "/dashboard",
  onboarding: "/onboarding",
  organization: (slug: string): `/org/${string}` => `/org/${slug}`,
  members: (slug: string) => `/org/${slug}/members`,
  account: "/account",
  security: "/account/security",
  sessions: "/account/sessions",
  notifications: "/account/notifications",
  devMail: "/dev/mail",
} as const;

const withNext = (path: string, next?: string) =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
