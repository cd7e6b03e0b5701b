/** Every address that code links to. */
export const routes = {
  home: "/",
  signIn: (next?: string) => withNext("/sign-in", next),
  signUp: (next?: string) => withNext("/sign-up", next),
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  verifyEmail: "/verify-email",
  /** What a link in a mail opens; `secret` lets it. */
  invitation: (id: string, secret: string) => `${invitationPath(id)}?secret=${secret}`,
  /** Says that a link was mailed anew. */
  invitationMailed: (id: string) => `${invitationPath(id)}?mailed=1`,
  /** Picks the organization to show, or leads to onboarding. */
  dashboard: "/dashboard",
  onboarding: "/onboarding",
  organization: (slug: string): `/org/${string}` => `/org/${slug}`,
  auditLog: (slug: string) => `/org/${slug}/audit-log`,
  auditLogExport: (slug: string) => `/org/${slug}/audit-log/export`,
  members: (slug: string, query: Query = {}) => withQuery(`/org/${slug}/members`, query),
  member: (slug: string, memberId: string) => `/org/${slug}/members/${memberId}`,
  membersFile: (slug: string, query: Query = {}) => withQuery(`/org/${slug}/members.csv`, query),
  leave: (slug: string) => `/org/${slug}/leave`,
  settings: (slug: string) => `/org/${slug}/settings`,
  /** For members of an organization that is being deleted: every address of it leads there. */
  restore: (slug: string) => `/restore/${slug}` as const,
  logo: (id: string) => `/org-logo/${id}`,
  invitations: (slug: string) => `/org/${slug}/invitations`,
  account: "/account",
  security: "/account/security",
  sessions: "/account/sessions",
  notifications: "/account/notifications",
  devMail: "/dev/mail",
} as const;

const invitationPath = (id: string) => `/invitations/${id}`;
type Query = Record<string, string | undefined>;

/** What is empty or undefined is left out. */
function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

const withNext = (path: string, next?: string) =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;
