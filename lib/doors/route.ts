import { withActor } from "@/db/actor";
import { isUnavailable, whileAvailable } from "@/db/available";
import { AppError, unavailable } from "@/lib/errors";
import { logError } from "@/lib/logger";
import { actorOf } from "@/lib/request/actor-of";
import { visitorOf } from "@/lib/request/visitor-of";

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

/** The answer to anything that a route's code threw; what is not meant to be known is only logged. */
function failedResponse(error: unknown): Response {
  if (error instanceof AppError) return errorResponse(error);
  if (isUnavailable(error)) return errorResponse(unavailable(error));
  const id = logError(error, { door: "route" });
  return errorResponse(
    new AppError("INTERNAL", `Something went wrong on our side (reference ${id}).`),
  );
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
      return failedResponse(error);
    }
  };
}
