import { SignUpInput } from "@/lib/accounts/schemas";
import { readAuthError } from "@/lib/auth/api-error";
import { auth } from "@/lib/auth/auth";
import { watchDatabase } from "@/lib/auth/database-watch";
import { policyOf } from "@/lib/auth/endpoint-policy";
import { steadyTime } from "@/lib/auth/steady-time";
import { syntheticUser } from "@/lib/auth/synthetic-user";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/logger";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { isPlainText } from "@/lib/request/is-plain-text";
import { visitorOf } from "@/lib/request/visitor-of";
import { errorResponse, route } from "./route";

const basePath = "/api/auth";
const signUpPath = "/sign-up/email";
/** In bytes. No endpoint takes more than a few names and URLs. */
const maxBody = 64 * 1024;
const jwksCaching = "public, max-age=300, stale-while-revalidate=86400";

/**
 * The HTTP side of better-auth: checks the request before it gets there, and sees to it that errors
 * are `{ code, message }` with the right status and nothing else.
 */
export const authRoute = route(async (request: Request): Promise<Response> => {
  const path = new URL(request.url).pathname.slice(basePath.length);
  refuseForeignOrigin(request);
  const body = await readBody(request);
  const visitor = visitorOf(request.headers);
  const { method } = request;
  const forwarded = new Request(publicUrl(request), { method, headers: visitor.headers, body });

  const response = await steadyTime(
    path,
    () =>
      watchDatabase(
        async () => {
          // Endpoints with a limit of their own are counted by the guard.
          if (!policyOf(path).limit) await consumeAttempt("auth-api", visitor.address);
          return auth.handler(forwarded);
        },
        ({ status }) => status >= 500 || (path === signUpPath && status >= 400),
      ).catch((error) => {
        // Two sign-ups at once, of which one was first: answered like a known address.
        if (path !== signUpPath || !(error instanceof AppError && error.code === "CONFLICT"))
          throw error;
        const user = syntheticUser(SignUpInput.parse(JSON.parse(body ?? "")));
        return Response.json({ token: null, user });
      }),
    ({ status }) => status >= 400,
  );
  if (response.status >= 400) return refusal(response);
  response.headers.set("cache-control", path === "/jwks" ? jwksCaching : "no-store");
  return response;
});

/** The request's URL under APP_URL, so that nothing is ever built from a Host header. */
function publicUrl(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return env.APP_URL + pathname + search;
}

/** Stricter than better-auth, which asks only requests with cookies (ASVS 3.5.1). */
function refuseForeignOrigin(request: Request) {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  if (origin && origin !== env.APP_URL) {
    throw new AppError("FORBIDDEN", "This request came from another site.");
  }
}

async function readBody(request: Request): Promise<string | undefined> {
  if (!isPlainText(decodeURIComponentSafely(request.url))) {
    throw new AppError("INVALID", "The address contains characters that are not allowed.");
  }
  if (request.method === "GET" || request.method === "HEAD" || !request.body) return undefined;
  const text = await boundedText(request.body);
  if (!text) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("INVALID", "The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("INVALID", "The body has to be a JSON object.");
  }
  return text;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AppError("INVALID", "The address is not encoded correctly.");
  }
}

async function boundedText(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBody) throw new AppError("TOO_LARGE", "The body is too large.");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("INVALID", "The body is not valid UTF-8.");
  }
}

async function refusal(response: Response): Promise<Response> {
  const body = await response.json().catch(() => ({}));
  if (response.status >= 500) {
    logger.error({ door: "auth-route", status: response.status }, "better-auth failed");
    return errorResponse(
      new AppError("INTERNAL", "Something went wrong on our side. Try again in a moment."),
    );
  }
  const answer = errorResponse(readAuthError(response.status, body ?? {}));
  // A refused session check may end a cookie.
  for (const cookie of response.headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
  return answer;
}
