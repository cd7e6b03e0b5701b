import { and, eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import type { TenantTransaction } from "@/db/tenant";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";

/** One invitation of the organization, for a `where`. */
export const thisInvitation = ({ organization }: MemberContext, invitationId: string) =>
  and(eq(invitations.organizationId, organization.id), eq(invitations.id, invitationId));

/**
 * An invitation of the organization, as it is now: it stays locked until the transaction ends.
 * @throws NOT_FOUND, FORBIDDEN for one to an owner that somebody else wants to change
 */
export async function lockInvitation(
  tx: TenantTransaction,
  context: MemberContext,
  invitationId: string,
) {
  const [invitation] = await tx
    .select({
      email: invitations.email,
      role: invitations.role,
      status: invitations.status,
      expiresAt: invitations.expiresAt,
      mailedAt: invitations.mailedAt,
    })
    .from(invitations)
    .where(thisInvitation(context, invitationId))
    .for("no key update");
  if (!invitation) throw new AppError("NOT_FOUND", "There is no such invitation.");
  if (!mayHandle(context.role, invitation.role)) {
    throw new AppError("FORBIDDEN", "Only an owner can change an invitation to an owner.");
  }
  return invitation;
}
