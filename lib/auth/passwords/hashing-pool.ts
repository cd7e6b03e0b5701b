import { availableParallelism } from "node:os";
import pLimit from "p-limit";

/**
 * How many passwords are hashed at once. Hashing runs in libuv's four threads, which file access,
 * DNS and Web Crypto share: two stay free, so that a storm of sign-ins starves nobody else.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism()));

/** Runs the work of hashing in turn. */
export const hashingPool = pLimit(atOnce);
