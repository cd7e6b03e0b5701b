import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * How a link was handed out. A `mailed` one went to the invited address and nowhere else, so whoever
 * holds it owns the address. A `shown` one was given to who invited: it proves nothing about addresses.
 */
export type Handing = "mailed" | "shown";

/** Of 32 random bytes a plain hash cannot be reversed (ASVS 7.2.1). */
const hashed = (handing: Handing, secret: string) =>
  `${handing}:${createHash("sha256").update(secret).digest("base64url")}`;

/** A secret for a link, and what the database keeps of it. */
export function createSecret(handing: Handing): { secret: string; secretHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretHash: hashed(handing, secret) };
}

/** How the secret was handed out, when it is the one that this hash was made of; else undefined. */
export function handingOf(secret: string, secretHash: string | null): Handing | undefined {
  const handing = secretHash?.startsWith("mailed:") ? "mailed" : "shown";
  const given = Buffer.from(hashed(handing, secret));
  const right = Buffer.from(secretHash ?? "");
  return given.length === right.length && timingSafeEqual(given, right) ? handing : undefined;
}
