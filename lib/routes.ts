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
  organization: (slug: string) => `/org/${slug}`,
  members: (slug: string, query: Query = {}) => withQuery(`/org/${slug}/members`, query),
  member: (slug: string, memberId: string) => `/org/${slug}/members/${memberId}`,
  membersFile: (slug: string, query: Query = {}) => withQuery(`/org/${slug}/members.csv`, query),
  leave: (slug: string) => `/org/${slug}/leave`,
  account: "/account",
  security: "/account/security",
  sessions: "/account/sessions",
  devMail: "/dev/mail",
} as const;

type Query = Record<string, string | undefined>;

/** What is empty or undefined is left out. */
function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

const withNext = (path: string, next?: string) =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
