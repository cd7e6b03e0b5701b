interface SessionData {
  ipAddress?: string | null;
  userAgent?: string | null;
}

/** What a browser says of itself is cut to what the database takes: it must not fail a sign-in. */
export function tidySession<T extends SessionData>(session: T) {
  return {
    ...session,
    ipAddress: session.ipAddress?.slice(0, 64),
    userAgent: session.userAgent?.slice(0, 512),
  };
}
