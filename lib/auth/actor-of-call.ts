import { tryGetCurrentAuthEndpointContext } from "@better-auth/core/context";
import { type Actor, currentActor } from "@/db/actor";
import type { Session } from "./find-session";

interface Call {
  model: string;
  data?: Record<string, unknown>;
}

/**
 * Who it is that better-auth writes for: whoever a door or the guard has found; else the session that
 * its own endpoint has found, for code that calls `auth.api` by itself; else, at a sign-in or a
 * sign-up, the person that the new row is about.
 */
export function actorOfCall(method: string, { model, data }: Call): Actor {
  if (currentActor()?.user) return {};
  const found = tryGetCurrentAuthEndpointContext()?.context.session as Session | null | undefined;
  if (found) {
    return {
      user: found.user.id,
      ...(found.session.impersonatedBy && { impersonator: found.session.impersonatedBy }),
    };
  }
  const own = model === "user" ? data?.id : data?.userId;
  return method === "create" && typeof own === "string" ? { user: own } : {};
}
