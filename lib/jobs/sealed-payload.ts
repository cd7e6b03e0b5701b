import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";

export const SealedPayload = z.object({ sealed: z.string() });
export type SealedPayload = z.infer<typeof SealedPayload>;

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

const key = () =>
  Buffer.from(hkdfSync("sha256", env.BETTER_AUTH_SECRET, "", "freehold job payload", 32));

/**
 * Encrypts a job's payload: links in mail carry tokens, which are nowhere stored in clear. Bound to
 * the task, so that whoever can write to the queue's tables can neither read, make nor move one.
 */
export function sealPayload(task: string, payload: unknown): SealedPayload {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key(), iv).setAAD(Buffer.from(task));
  const text = Buffer.concat([cipher.update(JSON.stringify(payload), "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url") };
}

/** The payload again. Throws when it was altered, is for another task, or the secret has changed. */
export function openPayload(task: string, { sealed }: SealedPayload): unknown {
  const bytes = Buffer.from(sealed, "base64url");
  const tagEnd = ivLength + tagLength;
  const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(task)).setAuthTag(bytes.subarray(ivLength, tagEnd));
  const text = Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]);
  return JSON.parse(text.toString("utf8"));
}
