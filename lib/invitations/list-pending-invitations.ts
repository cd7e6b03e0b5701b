import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";

/** The newest invitations that wait for an answer. For owners and admins. */
export function listPendingInvitations(context: MemberContext, atMost = 5) {
  authorize(context, "invitations.read");
  return tenant(context)
    .db.select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      createdAt: invitations.createdAt,
      inviter: users.name,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.inviterId))
    .where(
      and(
        eq(invitations.organizationId, context.organization.id),
        eq(invitations.status, "pending"),
        // Says the same, and finds the index.
        isNull(invitations.answeredAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(atMost);
}
