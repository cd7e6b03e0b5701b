import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/db/client";
import { members, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { confirmIdentity } from "@/lib/accounts/confirm-identity";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { getMember } from "./get-member";
import { lockMember } from "./lock-member";
import type { TransferOwnershipInput } from "./schemas";

/**
 * Makes another member an owner in one's own place, and oneself an admin; both hear of it, by mail as well. All of it
 * or nothing. For owners, who confirm it with their password unless they have just signed in.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT for somebody who is an owner already or cannot sign in,
 *   INVALID for a wrong password, RATE_LIMITED
 */
export async function transferOwnership(
  context: MemberContext,
  { memberId, password }: z.output<typeof TransferOwnershipInput>,
): Promise<void> {
  authorize(context, "organization.transfer");
  const heir = await getMember(context, memberId);
  await refuseBanned(heir.userId);
  await confirmIdentity(context, password);
  const { organization, user } = context;
  await tenant(context).db.transaction(async (tx) => {
    const { role, member } = await lockMember(tx, context, memberId);
    authorize({ ...context, role }, "organization.transfer");
    if (member.role === "owner") {
      throw new AppError("CONFLICT", "This person is an owner already.");
    }
    const inOrganization = eq(members.organizationId, organization.id);
    await tx
      .update(members)
      .set({ role: "owner" })
      .where(and(inOrganization, eq(members.id, memberId)));
    await tx
      .update(members)
      .set({ role: "admin" })
      .where(and(inOrganization, eq(members.userId, user.id)));
    const told = { organization: organization.name, slug: organization.slug, by: user.name };
    await notify(tx, { userId: heir.userId, kind: "ownership-given", data: told });
    const data = { ...told, role: "admin" as const, to: heir.name };
    await notify(tx, { userId: user.id, kind: "ownership-taken", data });
  });
}

/** An organization in the hands of somebody who cannot sign in would be lost. */
async function refuseBanned(userId: string) {
  const [user] = await db.select({ banned: users.banned }).from(users).where(eq(users.id, userId));
  if (user?.banned) throw new AppError("CONFLICT", "This person cannot sign in at the moment.");
}
