import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { invitations, members, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { lifetimes } from "@/lib/auth/lifetimes";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { mayHandle } from "@/lib/permissions";
import { queueInvitationMail } from "./invitation-mail";
import { createSecret } from "./invitation-secret";
import type { InviteMemberInput } from "./schemas";

/**
 * Offers a place in the organization to an address, for 48 hours, and mails it the link in the same
 * transaction. For owners and admins; owners are invited by owners alone. The database holds one
 * open offer for an address (CONFLICT) and takes an overdue one for expired. Whoever lets people call
 * this counts their attempts: it sends mail.
 * @returns the secret of the link, which is kept nowhere
 * @throws FORBIDDEN, INVALID for an address that no mail can go to, CONFLICT for somebody who is a
 *   member already
 */
export async function inviteMember(
  context: MemberContext,
  { email, role }: z.output<typeof InviteMemberInput>,
): Promise<{ id: string; expiresAt: Date; secret: string }> {
  authorize(context, "invitations.manage");
  if (!mayHandle(context.role, role)) {
    throw new AppError("FORBIDDEN", "Only an owner can invite an owner.");
  }
  const { organization, user } = context;
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + lifetimes.invitation * 1000);
  const id = randomUUID();
  const { secret, secretHash } = createSecret("mailed");
  const row = { id, organizationId: organization.id, email, role, secretHash };
  await tenant(context).db.transaction(async (tx) => {
    const [member] = await tx
      .select({ id: members.id })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, organization.id), eq(users.email, email)));
    if (member) {
      const message = "This person is a member already.";
      throw new AppError("CONFLICT", message, { fields: { email: message } });
    }
    await tx.insert(invitations).values({ ...row, expiresAt, inviterId: user.id, createdAt });
    await queueInvitationMail(tx, {
      ...row,
      secret,
      inviter: user.name,
      organization: organization.name,
    });
    const [invited] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (!invited) return;
    const data = { organization: context.organization.name, role, by: context.user.name };
    await notify(tx, { userId: invited.id, kind: "invited", data });
  });
  return { id, expiresAt, secret };
}
