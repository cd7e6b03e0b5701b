import { verify } from "@node-rs/bcrypt";
import { hashingPool } from "./hashing-pool";
import { prehash } from "./prehash";

/** Whether a password is the one that was hashed. Takes as long for a wrong one as for a right one. */
export function verifyPassword(call: { password: string; hash: string }): Promise<boolean> {
  return hashingPool(() => verify(prehash(call.password), call.hash));
}
