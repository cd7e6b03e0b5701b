import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { registry } from "@/db/registry";
import { members, organizations, sessions } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import type { CreateOrganizationInput } from "./schemas";

/**
 * Creates an organization whose owner is whoever asks, and lets `/dashboard` lead there; all of it or
 * nothing. For anybody who is signed in. Errors of the database are for the door: CONFLICT when
 * the slug is taken, INVALID when it is reserved or malformed.
 * @throws RATE_LIMITED
 */
export async function createOrganization(
  { user, session, address }: Omit<SignedIn, "headers" | "needsRefresh">,
  { name, slug }: z.output<typeof CreateOrganizationInput>,
) {
  await consumeAttempt("create-organization", address);
  const organization = {
    id: randomUUID(),
    name,
    slug,
    logo: null,
    metadata: null,
    createdAt: new Date(),
  };
  const owner = {
    id: randomUUID(),
    organizationId: organization.id,
    userId: user.id,
    role: "owner" as const,
    createdAt: organization.createdAt,
  };
  await registry.db.transaction(async (tx) => {
    await tx.insert(organizations).values(organization);
    await tx.insert(members).values(owner);
    await tx
      .update(sessions)
      .set({ activeOrganizationId: organization.id })
      .where(eq(sessions.id, session.id));
  });
  return { ...organization, members: [owner] };
}
