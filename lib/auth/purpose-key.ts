import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/** A key made from BETTER_AUTH_SECRET for one use alone: what is signed for one proves nothing elsewhere. */
export const purposeKey = (purpose: string): string =>
  Buffer.from(hkdfSync("sha256", env.BETTER_AUTH_SECRET, "", purpose, 32)).toString("hex");
