import { and, eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { mayHandle } from "@/lib/permissions";
import type { MemberItem } from "./select-members";

/**
 * One member, for owners and admins who may change or remove this one.
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function getMember(context: MemberContext, memberId: string): Promise<MemberItem> {
  authorize(context, "members.manage");
  const [member] = await tenant(context)
    .db.select({
      id: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      image: users.image,
      role: members.role,
      joinedAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, context.organization.id), eq(members.id, memberId)));
  if (!member) throw new AppError("NOT_FOUND", "This person is no member.");
  if (!mayHandle(context.role, member.role)) {
    throw new AppError("FORBIDDEN", "Only an owner can change or remove an owner.");
  }
  return member;
}
