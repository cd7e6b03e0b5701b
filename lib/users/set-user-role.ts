import { eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { type UserRole, userRoles } from "@/lib/permissions";
import type { SetUserRoleInput } from "./schemas";

/** Superadmins handle everybody, admins whoever is below them, users nobody. */
const mayHandle = (role: UserRole, other: UserRole) =>
  role === "superadmin" || userRoles.indexOf(role) < userRoles.indexOf(other);

/**
 * Gives an account another role in the installation. Nobody acts on their own rank or above, nor gives
 * it, except superadmins; the database refuses to lose the last one (CONFLICT).
 * @throws FORBIDDEN, also while impersonating; NOT_FOUND
 */
export async function setUserRole(
  { user, session }: Pick<SignedIn, "user" | "session">,
  { userId, role }: z.output<typeof SetUserRoleInput>,
): Promise<void> {
  const refused = new AppError("FORBIDDEN", "Your role does not allow this.");
  if (session.impersonatedBy || !mayHandle(user.role, role)) throw refused;
  await db.transaction(async (tx) => {
    // Both as they are now, locked in one order: a demotion or a ban that was faster counts.
    const rows = await tx
      .select({ id: users.id, role: users.role, banned: users.banned })
      .from(users)
      .where(inArray(users.id, [user.id, userId]))
      .orderBy(users.id)
      .for("no key update");
    const actor = rows.find(({ id }) => id === user.id);
    const target = rows.find(({ id }) => id === userId);
    if (!actor || actor.banned || !mayHandle(actor.role, role)) throw refused;
    if (!target) throw new AppError("NOT_FOUND", "There is no such user.");
    if (!mayHandle(actor.role, target.role)) throw refused;
    await tx.update(users).set({ role }).where(eq(users.id, userId));
  });
}
