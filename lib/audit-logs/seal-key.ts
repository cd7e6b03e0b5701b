import { createHmac } from "node:crypto";
import { purposeKey } from "@/lib/auth/purpose-key";
import { env } from "@/lib/env";
import { AuditError } from "./audit-error";

export interface SealKey {
  /** Tells keys apart without telling the key. */
  id: string;
  secret: Buffer;
}

/**
 * The keys of the seals, none of which is in the database. The first one seals; all of them verify,
 * so that seals outlive a rotation: the secrets of AUDIT_SECRET, then BETTER_AUTH_SECRET.
 * Throws an AuditError when neither is set.
 */
export function sealKeys(): [SealKey, ...SealKey[]] {
  const secrets = [...env.AUDIT_SECRET, env.BETTER_AUTH_SECRET].filter(Boolean);
  const [current, ...others] = secrets.map(keyOf);
  if (current) return [current, ...others];
  throw new AuditError(
    "There is no key for the seals of the audit log.",
    "Set AUDIT_SECRET, or BETTER_AUTH_SECRET, to what the server has.",
  );
}

function keyOf(text: string): SealKey {
  const secret = Buffer.from(purposeKey("freehold audit seals", text), "hex");
  const id = createHmac("sha256", secret).update("freehold audit key id").digest("hex");
  return { id: id.slice(0, 16), secret };
}

/** The key that made something. Throws an AuditError, with what it is called, when it is not here. */
export function findSealKey(keys: readonly SealKey[], id: string, what: string): SealKey {
  const key = keys.find((one) => one.id === id);
  if (key) return key;
  throw new AuditError(
    `${what} was made with another key (${id}) than this environment has (${keys.map((one) => one.id).join(", ")}), so it proves nothing here.`,
    "Add the secret of that time to AUDIT_SECRET, after a comma. If there was never another, somebody changed it.",
  );
}
