import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { invitations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";
import type { InvitationInput } from "./schemas";

/**
 * Withdraws an invitation that waits for an answer. For owners and admins; those to owners are
 * withdrawn by owners alone.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT when an answer was faster
 */
export async function cancelInvitation(
  context: MemberContext,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<void> {
  authorize(context, "invitations.manage");
  const isMeant = and(
    eq(invitations.organizationId, context.organization.id),
    eq(invitations.id, invitationId),
  );
  await tenant(context).db.transaction(async (tx) => {
    const [invitation] = await tx
      .select({ role: invitations.role, status: invitations.status })
      .from(invitations)
      .where(isMeant)
      .for("no key update");
    if (!invitation) throw new AppError("NOT_FOUND", "There is no such invitation.");
    if (!mayHandle(context.role, invitation.role)) {
      throw new AppError("FORBIDDEN", "Only an owner can withdraw an invitation to an owner.");
    }
    if (invitation.status !== "pending") {
      throw new AppError("CONFLICT", "This invitation is not open any more.");
    }
    await tx.update(invitations).set({ status: "canceled" }).where(isMeant);
  });
}
