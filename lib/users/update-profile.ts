import type { z } from "zod";
import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";
import type { UpdateProfileInput } from "./schemas";

/** Changes one's own name and picture. */
export async function updateProfile(
  { headers }: SignedIn,
  { name, image }: z.output<typeof UpdateProfileInput>,
): Promise<void> {
  await callAuth("/update-user", () => auth.api.updateUser({ headers, body: { name, image } }));
}
