import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";

/** In bytes. Next itself would answer a form that is larger than it takes with a bare 500. */
const maxForm = 1024 * 1024;

/**
 * The forms that carry a picture. They take more than a picture may have (2 MB), so that somebody who
 * chose one of 5 MB reads that in the form, and not on a bare page.
 */
const maxUpload = 8 * 1024 * 1024;
const uploads = /^\/org\/[^/]+\/settings$/;

/**
 * Stands before forms, and before nothing else: refuses what Next would refuse without saying why.
 * The site's own address decides what is foreign, not the Host header that came with the request.
 */
export function proxy(request: NextRequest) {
  const origin = request.headers.get("origin");
  if (origin !== env.APP_URL) {
    return refuse(403, "FORBIDDEN", "This form came from another site.");
  }
  const length = request.headers.get("content-length");
  if (!length) return refuse(411, "INVALID", "The form has no length.");
  const mayUpload = uploads.test(request.nextUrl.pathname) && hasSession(request);
  const most = mayUpload ? maxUpload : maxForm;
  if (Number(length) > most) return refuse(413, "TOO_LARGE", "The form is too large.");
  return NextResponse.next();
}

/** Whether the session holds is for the action to say; a stranger without one sends nothing big. */
const hasSession = (request: NextRequest) =>
  request.cookies.getAll().some(({ name }) => name.endsWith("session_token"));

/** What is left of the request's body is not read: the connection cannot be used again. */
const refuse = (status: number, code: string, message: string) =>
  NextResponse.json(
    { code, message },
    { status, headers: { "cache-control": "no-store", connection: "close" } },
  );

/** Server actions: called by script, or posted by a plain form. Literals: the build reads them. */
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/).*)",
      has: [{ type: "header", key: "next-action" }],
    },
    {
      source: "/((?!api/|_next/).*)",
      has: [
        {
          type: "header",
          key: "content-type",
          value: "(multipart/form-data|application/x-www-form-urlencoded).*",
        },
      ],
    },
  ],
};
