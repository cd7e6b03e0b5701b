import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { lifetimes } from "./lifetimes";
import { secureCookies } from "./session-token";

/**
 * A cookie that tells the browser which signed up from every other one that opens the link in the
 * mail. Only there does confirming an address sign in: elsewhere the password has to be known, or a
 * stranger's sign-up with somebody's address would end in a session for both.
 */
export const signUpProof = {
  name: `${secureCookies ? "__Secure-" : ""}freehold.sign-up`,
  options: {
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies,
    path: "/",
    maxAge: lifetimes.verification,
  },
  valueFor: (email: string) =>
    createHmac("sha256", env.BETTER_AUTH_SECRET).update(`sign-up:${email}`).digest("base64url"),
  proves(value: string | undefined, email: string): boolean {
    const given = Buffer.from(value ?? "");
    const right = Buffer.from(this.valueFor(email));
    return given.length === right.length && timingSafeEqual(given, right);
  },
} as const;
