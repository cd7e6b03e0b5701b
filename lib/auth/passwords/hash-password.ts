import { hash } from "@node-rs/bcrypt";
import { hashingPool } from "./hashing-pool";
import { prehash } from "./prehash";

const cost = 12;

/** Hashes a password with bcrypt, off the main thread. About 200 ms. */
export function hashPassword(password: string): Promise<string> {
  return hashingPool(() => hash(prehash(password), { cost, rejectLongPasswords: true }));
}
