import { authRoute } from "@/lib/doors/auth-route";
import { env } from "@/lib/env";

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> | null;
  cookies: string;
}

interface Request_ {
  method?: string;
  /** An object is sent as JSON, a string or bytes as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  cookies?: string;
}

/** A request to /api/auth through the door that the server uses. */
export async function authRequest(path: string, call: Request_ = {}): Promise<Answer> {
  const { method = "body" in call ? "POST" : "GET", body, headers, cookies } = call;
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const response = await authRoute(
    new Request(`${env.APP_URL}/api/auth${path}`, {
      method,
      headers: {
        ...("body" in call && { "content-type": "application/json" }),
        ...(method !== "GET" && { origin: env.APP_URL }),
        ...(cookies && { cookie: cookies }),
        ...headers,
      },
      body: body === undefined ? undefined : raw ? (body as BodyInit) : JSON.stringify(body),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : null,
    cookies: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  };
}
