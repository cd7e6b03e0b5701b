import { findSession, type Session } from "@/lib/auth/find-session";
import { authRoute } from "@/lib/doors/auth-route";
import { route } from "@/lib/doors/route";

const answer = (session: Session | null) =>
  Response.json(session, { headers: { "cache-control": "no-store" } });

/**
 * Who is signed in, in better-auth's form but without its detours: one query and no write. When
 * `needsRefresh` is true the client asks again by POST, which prolongs the session.
 */
export const GET = route(async (request) => answer(await findSession(request.headers)));

/** Prolongs the session, if it is time. better-auth does it, and is asked only then. */
export const POST = route(async (request) => {
  const session = await findSession(request.headers);
  return session?.needsRefresh ? authRoute(request) : answer(session);
});
