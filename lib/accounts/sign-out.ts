import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";

/** Ends the session of these headers, if there is one, and takes back its cookie. */
export async function signOut({ headers }: Visitor): Promise<void> {
  await callAuth("/sign-out", () => auth.api.signOut({ headers }));
}
