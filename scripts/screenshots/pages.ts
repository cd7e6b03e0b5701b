/** Who looks at a page. */
export type Viewer = "visitor" | "owner" | "newcomer";

export interface PictureOf {
  /** Name of the file, and of the page on the command line. */
  name: string;
  path: string;
  viewer: Viewer;
  /** The status that the page answers with; 200 unless told. */
  status?: number;
}

/** Every page, in the order in which somebody meets them. `{mail}` is a mail that the run has caused. */
export const pictures: PictureOf[] = [
  { name: "landing", path: "/", viewer: "visitor" },
  { name: "sign-in", path: "/sign-in", viewer: "visitor" },
  { name: "sign-up", path: "/sign-up", viewer: "visitor" },
  { name: "forgot-password", path: "/forgot-password", viewer: "visitor" },
  { name: "reset-password", path: "/reset-password?token=picture", viewer: "visitor" },
  { name: "verify-email", path: "/verify-email", viewer: "visitor" },
  { name: "verify-email-link", path: "/verify-email?token=picture", viewer: "visitor" },
  { name: "mailbox", path: "/dev/mail", viewer: "visitor" },
  { name: "mail", path: "/dev/mail/{mail}", viewer: "visitor" },
  { name: "401", path: "/account", viewer: "visitor", status: 401 },
  { name: "404", path: "/nowhere", viewer: "visitor", status: 404 },
  { name: "404-organization", path: "/org/globex", viewer: "owner", status: 404 },
  { name: "onboarding", path: "/onboarding", viewer: "newcomer" },
  { name: "overview", path: "/org/acme", viewer: "owner" },
  { name: "members", path: "/org/acme/members", viewer: "owner" },
  { name: "members-found", path: "/org/acme/members?q=ma", viewer: "owner" },
  { name: "members-admins", path: "/org/acme/members?role=admin&sort=name", viewer: "owner" },
  { name: "leave", path: "/org/acme/leave", viewer: "owner" },
  { name: "members-not-found", path: "/org/acme/members?q=nobody", viewer: "owner" },
  { name: "settings", path: "/org/acme/settings", viewer: "owner" },
  { name: "invitations", path: "/org/acme/invitations", viewer: "owner" },
  { name: "invitations-expired", path: "/org/acme/invitations?status=expired", viewer: "owner" },
  { name: "invitation-wrong", path: "/invitations/picture", viewer: "visitor", status: 404 },
  { name: "audit-log", path: "/org/acme/audit-log", viewer: "owner" },
  { name: "audit-log-found", path: "/org/acme/audit-log?q=ma&kind=Members", viewer: "owner" },
  { name: "audit-log-not-found", path: "/org/acme/audit-log?q=nobody", viewer: "owner" },
  { name: "account", path: "/account", viewer: "owner" },
  { name: "security", path: "/account/security", viewer: "owner" },
  { name: "sessions", path: "/account/sessions", viewer: "owner" },
  { name: "notifications", path: "/account/notifications", viewer: "owner" },
];

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
} as const;
