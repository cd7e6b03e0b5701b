import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { generateExportedKeyPair } from "better-auth/plugins";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { type Database, db, type Transaction } from "@/db/client";
import { jwkss } from "@/db/schema";
import { env } from "@/lib/env";
import { lifetimes } from "./lifetimes";

export const signingKeyPair = { alg: "RS256", modulusLength: 2048 } as const;

/** A new key is made this long before the last one expires, in seconds. */
const headStart = 24 * 3600;
/** How long this process believes what it has seen, in ms. */
const memory = 5 * 60_000;

let checkedUntil = 0;
let pending: Promise<void> | undefined;

/**
 * Sees to it that there is a key to sign JWTs with. Requests that arrive together, at this or at
 * other servers, make one key between them. Called before every use and by the hourly job.
 */
export async function ensureSigningKey(): Promise<void> {
  if (Date.now() < checkedUntil) return;
  pending ??= makeIfNeeded().finally(() => {
    pending = undefined;
  });
  await pending;
}

async function makeIfNeeded() {
  if (!(await hasKey(db))) {
    // Outside of the transaction: no connection waits for the arithmetic.
    const { publicWebKey, privateWebKey } = await generateExportedKeyPair({
      jwks: { keyPairConfig: signingKeyPair },
    });
    const privateKey = await symmetricEncrypt({
      key: env.BETTER_AUTH_SECRET,
      data: JSON.stringify(privateWebKey),
    });
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('signing-keys'))`);
      if (await hasKey(tx)) return;
      await tx.insert(jwkss).values({
        id: crypto.randomUUID(),
        alg: signingKeyPair.alg,
        publicKey: JSON.stringify(publicWebKey),
        privateKey: JSON.stringify(privateKey),
        expiresAt: new Date(Date.now() + lifetimes.signingKey * 1000),
      });
    });
  }
  checkedUntil = Date.now() + memory;
}

/** Whether the key that better-auth would sign with lasts, and this secret opens it. */
async function hasKey(executor: Database | Transaction): Promise<boolean> {
  const [key] = await executor
    .select({ privateKey: jwkss.privateKey })
    .from(jwkss)
    .where(
      and(
        eq(jwkss.alg, signingKeyPair.alg),
        gt(jwkss.expiresAt, sql`now() + make_interval(secs => ${headStart})`),
      ),
    )
    .orderBy(desc(jwkss.createdAt))
    .limit(1);
  return key !== undefined && opens(key.privateKey);
}

/** False after a change of BETTER_AUTH_SECRET: the key verifies still, but signs no more. */
async function opens(privateKey: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: env.BETTER_AUTH_SECRET, data: JSON.parse(privateKey) });
    return true;
  } catch {
    return false;
  }
}

/** Deletes keys whose last signature has long expired. Returns how many. */
export async function pruneSigningKeys(): Promise<number> {
  const { count } = await db
    .delete(jwkss)
    .where(lt(jwkss.expiresAt, sql`now() - make_interval(secs => ${lifetimes.signingKeyGrace})`));
  return count;
}
