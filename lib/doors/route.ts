import { withActor } from "@/db/actor";
import { whileAvailable } from "@/db/available";
import type { MemberContext } from "@/lib/auth/context";
import { findSession } from "@/lib/auth/find-session";
import { AppError } from "@/lib/errors";
import { getMemberContext } from "@/lib/members/get-member-context";
import { actorOf } from "@/lib/request/actor-of";
import { visitorOf } from "@/lib/request/visitor-of";
import { knownError } from "./known-error";

/** `{ code, message }`, the one form of errors over HTTP. */
export function errorResponse(error: {
  status: number;
  code: string;
  message: string;
  fields?: Record<string, string>;
  retryAfter?: number;
}): Response {
  const { status, code, message, fields, retryAfter } = error;
  return Response.json(
    { code, message, ...(fields && { fields }) },
    {
      status,
      headers: {
        "cache-control": "no-store",
        ...(retryAfter && { "retry-after": `${retryAfter}` }),
      },
    },
  );
}

/** The member of the organization with this slug who sent the request. @throws UNAUTHENTICATED, NOT_FOUND */
export async function memberContext(request: Request, slug: string): Promise<MemberContext> {
  const visitor = visitorOf(request.headers);
  const session = await findSession(visitor.headers);
  if (!session) throw new AppError("UNAUTHENTICATED", "Sign in to go on.");
  return getMemberContext({ ...visitor, ...session }, slug);
}

/** The door of route handlers. */
export function route<Args extends unknown[]>(
  handle: (request: Request, ...args: Args) => Promise<Response>,
) {
  return async (request: Request, ...args: Args): Promise<Response> => {
    try {
      const actor = actorOf(visitorOf(request.headers));
      return await whileAvailable(withActor(actor, () => handle(request, ...args)));
    } catch (error) {
      return errorResponse(knownError(error, "route"));
    }
  };
}
