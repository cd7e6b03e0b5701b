import { auth } from "@/lib/auth/auth";
import type { Visitor } from "@/lib/auth/context";
import { sessionCookieName, signSessionToken } from "@/lib/auth/session-token";
import { AppError } from "@/lib/errors";

/**
 * Starts a session without asking for a password. For verbs that have just proven who is there.
 * @returns the cookie to set
 * @throws FORBIDDEN for a banned account
 */
export async function startSession({ headers, address }: Visitor, userId: string) {
  const { internalAdapter, authCookies } = await auth.$context;
  const user = await internalAdapter.findUserById(userId);
  if (!user || (user as { banned?: boolean }).banned) {
    throw new AppError("FORBIDDEN", "This account cannot sign in.");
  }
  const session = await internalAdapter.createSession(userId, false, {
    ipAddress: address,
    userAgent: headers.get("user-agent") ?? "",
  });
  const { attributes } = authCookies.sessionToken;
  return {
    name: sessionCookieName,
    value: signSessionToken(session.token),
    httpOnly: true,
    sameSite: "lax" as const,
    secure: attributes.secure,
    path: "/",
    maxAge: attributes.maxAge,
  };
}
