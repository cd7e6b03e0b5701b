import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/** Part of every stored hash: changing it locks everybody out. */
const key = "freehold.password.v1";

/**
 * What bcrypt gets to see: 44 characters made from the whole password, however long it is (bcrypt
 * itself ignores everything after 72 bytes), after Unicode normalisation, so that a password typed
 * on another keyboard is the same password (NIST SP 800-63B 5.1.1.2).
 */
export function prehash(password: string): string {
  return createHmac("sha256", key + (env.PASSWORD_PEPPER ?? ""))
    .update(password.normalize("NFC"))
    .digest("base64");
}
