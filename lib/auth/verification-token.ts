import { signJWT, verifyJWT } from "better-auth/crypto";
import { z } from "zod";
import { lifetimes } from "./lifetimes";
import { purposeKey } from "./purpose-key";

const purpose = "verify-email";

const Payload = z.object({ purpose: z.literal(purpose), userId: z.string(), email: z.string() });

/**
 * The secret in a verification mail. It names the user, not only the address: a link from an earlier
 * sign-up with the same address does not confirm somebody else's later one.
 */
export function createVerificationToken(user: { id: string; email: string }): Promise<string> {
  const payload = { purpose, userId: user.id, email: user.email };
  return signJWT(payload, purposeKey(purpose), lifetimes.verification);
}

/** Whom a token confirms; null when it is forged, of another kind, or older than 24 hours. */
export async function readVerificationToken(
  token: string,
): Promise<{ userId: string; email: string } | null> {
  const payload = Payload.safeParse(await verifyJWT(token, purposeKey(purpose)));
  return payload.success ? payload.data : null;
}
