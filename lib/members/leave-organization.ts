import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";

/**
 * Ends one's own membership. For every member; the database refuses it to the last owner (CONFLICT).
 * @throws NOT_FOUND for somebody who has been removed meanwhile
 */
export async function leaveOrganization(context: MemberContext): Promise<void> {
  authorize(context, "organization.read");
  await tenant(context).db.transaction(async (tx) => {
    const left = await tx
      .delete(members)
      .where(
        and(
          eq(members.organizationId, context.organization.id),
          eq(members.userId, context.user.id),
        ),
      )
      .returning({ id: members.id });
    if (left.length === 0) throw new AppError("NOT_FOUND", "There is no such organization.");
  });
}
