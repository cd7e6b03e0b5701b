import { createHash } from "node:crypto";

const prefix = "sha256:";

/** Whether a value is already what the database stores rather than a token. */
export const isHashedToken = (value: string) => value.startsWith(prefix);

/**
 * What the database stores of a session token. A token has 32 random characters, so a plain hash
 * cannot be reversed (ASVS 7.2.1). Hashing a stored form again gives the stored form, so that rows
 * read from a list can be deleted through the same door.
 */
export function hashToken(token: string): string {
  if (isHashedToken(token)) return token;
  return prefix + createHash("sha256").update(token).digest("base64url");
}
