import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/**
 * A key made from BETTER_AUTH_SECRET (or another secret) for one use alone: what is signed for one
 * proves nothing elsewhere.
 */
export const purposeKey = (purpose: string, secret = env.BETTER_AUTH_SECRET): string =>
  Buffer.from(hkdfSync("sha256", secret, "", purpose, 32)).toString("hex");
