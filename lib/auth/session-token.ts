import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** `__Secure-` cookies need https; the site's address decides, never a request. */
export const secureCookies = env.APP_URL.startsWith("https:");

export const sessionCookieName = `${secureCookies ? "__Secure-" : ""}better-auth.session_token`;

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

const signature = (token: string) =>
  createHmac("sha256", env.BETTER_AUTH_SECRET).update(token).digest("base64");

/** The value of a session cookie, as better-auth signs it. */
export const signSessionToken = (token: string) => `${token}.${signature(token)}`;

/**
 * The session token in a request's cookies, or null when there is none or its signature is wrong.
 * Synchronous on purpose: Web Crypto would queue behind password hashes in libuv's threads.
 */
export function sessionToken(cookies: string | null): string | null {
  const raw = cookies && cookieValue(cookies, sessionCookieName);
  if (!raw) return null;
  let signed: string;
  try {
    signed = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const at = signed.lastIndexOf(".");
  if (at < 1) return null;
  const token = signed.slice(0, at);
  const given = Buffer.from(signed.slice(at + 1));
  const right = Buffer.from(signature(token));
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
