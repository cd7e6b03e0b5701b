/** Seed 000's lifetimes, in seconds. */
export const lifetimes = {
  session: 72 * 3600,
  /** A session is prolonged when it is used within its last 24 hours. */
  sessionRefresh: 24 * 3600,
  /** Without "remember me": the cookie ends with the browser, the row after a day. */
  shortSession: 24 * 3600,
  /** So long after signing in nobody is asked for the password again, whatever is at stake. */
  freshSession: 10 * 60,
  verification: 24 * 3600,
  passwordReset: 3600,
  invitation: 48 * 3600,
  /** An organization that is being deleted can be restored this long. */
  deletedOrganization: 14 * 24 * 3600,
  jwt: 15 * 60,
  /** A signing key signs for 30 days and verifies for 7 more. */
  signingKey: 30 * 24 * 3600,
  signingKeyGrace: 7 * 24 * 3600,
} as const;
