import { findSession } from "@/lib/auth/find-session";
import { authRoute } from "@/lib/doors/auth-route";
import { route } from "@/lib/doors/route";

/**
 * Who is signed in, in better-auth's form but without its detours: one query and no write. When
 * `needsRefresh` is true the client asks again by POST, which prolongs the session.
 */
export const GET = route(async (request) =>
  Response.json(await findSession(request.headers), { headers: { "cache-control": "no-store" } }),
);

export const POST = authRoute;
