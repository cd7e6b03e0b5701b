import { pgEnum } from "drizzle-orm/pg-core";

/** What an account may do in the whole installation; ranked from the highest down. */
export const userRole = pgEnum("user_role", ["superadmin", "admin", "user"]);

/** What a member may do in one organization; ranked from the highest down. */
export const organizationRole = pgEnum("organization_role", ["owner", "admin", "member"]);

/** `pending` is the only state that can change; every other one is final. */
export const invitationStatus = pgEnum("invitation_status", [
  "pending",
  "accepted",
  "rejected",
  "canceled",
  "expired",
]);
