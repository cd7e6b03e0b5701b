import { createHmac, timingSafeEqual } from "node:crypto";
import { lifetimes } from "./lifetimes";
import { purposeKey } from "./purpose-key";
import { secureCookies } from "./session-token";

/**
 * A cookie that tells the browser which signed up from every other one that opens the link in the
 * mail. There, confirming the address is enough; elsewhere the password has to be known, or the
 * owner of an address would confirm an account that a stranger made with it.
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
  /** Of one account, not of its address: a later sign-up with the same address is another one. */
  valueFor: (userId: string) =>
    createHmac("sha256", purposeKey("sign-up-proof")).update(userId).digest("base64url"),
  proves(value: string | undefined, userId: string): boolean {
    const given = Buffer.from(value ?? "");
    const right = Buffer.from(this.valueFor(userId));
    return given.length === right.length && timingSafeEqual(given, right);
  },
} as const;
