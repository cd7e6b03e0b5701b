import type { z } from "zod";
import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import type { CreateOrganizationInput } from "./schemas";

/**
 * Creates an organization whose owner is whoever asks.
 * @throws CONFLICT when the slug is taken, INVALID when it is reserved or malformed
 */
export async function createOrganization(
  { headers }: SignedIn,
  { name, slug }: z.output<typeof CreateOrganizationInput>,
): Promise<{ id: string; slug: string }> {
  const organization = await callAuth("/organization/create", () =>
    auth.api.createOrganization({ headers, body: { name, slug } }),
  ).catch((error) => {
    throw error instanceof AppError && error.code === "CONFLICT"
      ? new AppError("CONFLICT", error.message, { fields: { slug: error.message }, cause: error })
      : error;
  });
  return { id: organization.id, slug: organization.slug };
}
