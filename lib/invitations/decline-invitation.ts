import { eq } from "drizzle-orm";
import { registry } from "@/db/registry";
import { invitations } from "@/db/schema";
import type { Session } from "@/lib/auth/find-session";
import { AppError } from "@/lib/errors";
import { lockOpenedInvitation } from "./read-invitation";
import type { InvitationLink } from "./schemas";

/**
 * Says no, for good. For whoever holds the link: an account is not needed to stay away. Somebody who is
 * signed in with another address is not meant.
 * @throws NOT_FOUND, CONFLICT when the invitation is not open any more
 */
export async function declineInvitation(
  person: Pick<Session, "user"> | null,
  link: InvitationLink,
): Promise<void> {
  await registry.db.transaction(async (tx) => {
    const found = await lockOpenedInvitation(tx, link);
    if (!found || (person && person.user.email !== found.email)) {
      throw new AppError("NOT_FOUND", "This link opens nothing any more.");
    }
    if (found.state !== "open" && found.state !== "withdrawn") {
      throw new AppError("CONFLICT", "This invitation is not open any more.");
    }
    await tx.update(invitations).set({ status: "rejected" }).where(eq(invitations.id, found.id));
  });
}
