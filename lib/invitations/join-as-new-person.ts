import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { claimActor } from "@/db/actor";
import { registry } from "@/db/registry";
import { accounts, invitations, members, users } from "@/db/schema";
import type { Visitor } from "@/lib/auth/context";
import { discardUnverifiedUser } from "@/lib/auth/discard-unverified-user";
import { hashPassword } from "@/lib/auth/passwords/hash-password";
import { passwordProblem } from "@/lib/auth/passwords/password-problem";
import { AppError } from "@/lib/errors";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { lockOpenedInvitation, type OpenedInvitation, readInvitation } from "./read-invitation";
import { requireOpen } from "./require-open";
import type { JoinInput } from "./schemas";

/**
 * Makes an account with the invited address and a member of it, all or nothing. For whoever holds a
 * link that was mailed: that proves the address. One that was copied does not (FORBIDDEN).
 * @throws INVALID for a weak password, CONFLICT when the address has an account or the invitation is not
 *   open any more, NOT_FOUND, RATE_LIMITED
 */
export async function joinAsNewPerson(
  { address }: Visitor,
  { name, password, ...link }: z.output<typeof JoinInput>,
): Promise<{ userId: string; slug: string }> {
  await consumeAttempt("sign-up", address);
  const { email, organization } = requireMailed(await readInvitation(link));
  const problem = await passwordProblem(password, [name, email, organization.name]);
  if (problem) throw new AppError("INVALID", problem, { fields: { password: problem } });
  const hash = await hashPassword(password);
  const userId = randomUUID();
  claimActor({ user: userId });
  await registry.db.transaction(async (tx) => {
    const { id, role } = requireMailed(await lockOpenedInvitation(tx, link));
    await discardUnverifiedUser(email, tx);
    await tx.insert(users).values({ id: userId, name, email, emailVerified: true });
    await tx.insert(accounts).values({
      id: randomUUID(),
      accountId: userId,
      providerId: "credential",
      userId,
      password: hash,
    });
    await tx.update(invitations).set({ status: "accepted" }).where(eq(invitations.id, id));
    await tx
      .insert(members)
      .values({ id: randomUUID(), organizationId: organization.id, userId, role });
  });
  return { userId, slug: organization.slug };
}

function requireMailed(found: OpenedInvitation | null): OpenedInvitation {
  const invitation = requireOpen(found);
  if (invitation.handing === "mailed") return invitation;
  throw new AppError(
    "FORBIDDEN",
    "Ask for the link by mail first: it shows that the address is yours.",
  );
}
