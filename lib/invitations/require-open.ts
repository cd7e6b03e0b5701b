import { AppError } from "@/lib/errors";
import type { OpenedInvitation } from "./read-invitation";

const refusals = {
  accepted: "This invitation has been used. It works once.",
  rejected: "This invitation was declined. Ask for a new one.",
  canceled: "This invitation was taken back. Ask for a new one.",
  expired: "This invitation has expired. Ask for a new one.",
  withdrawn: "Who invited you may not do so any more. Ask for a new invitation.",
} as const;

/**
 * Lets an open invitation pass.
 * @throws NOT_FOUND for a link that opens nothing, CONFLICT for an invitation that is not open any more
 */
export function requireOpen(invitation: OpenedInvitation | null): OpenedInvitation {
  if (!invitation) throw new AppError("NOT_FOUND", "This link opens nothing any more.");
  if (invitation.state !== "open") throw new AppError("CONFLICT", refusals[invitation.state]);
  return invitation;
}
