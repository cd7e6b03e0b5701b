import type { LoggedChange, Names } from "./logged-change";
import { say, strong, type Words } from "./words";

/** What happened to an invitation, in plain words; undefined when nothing is known of it. */
export function describeInvitation(
  { operation, before, after, row }: LoggedChange,
  actor: Words,
  names: Names,
): Words | undefined {
  const email = after?.email ?? before?.email ?? names.subjects.get(`invitations:${row}`)?.email;
  const to: Words = typeof email === "string" ? [strong(email)] : ["somebody"];
  if (operation === "INSERT") return say`${actor} invited ${to} as ${`${after?.role ?? "member"}`}`;
  if (operation !== "UPDATE") return say`${actor} deleted the invitation to ${to}`;
  if (!after) return undefined;
  if ("status" in after) return describeAnswer(after.status, actor, to);
  if ("role" in after) {
    return say`${actor} changed the role offered to ${to} from ${`${before?.role}`} to ${`${after.role}`}`;
  }
  if ("secret_hash" in after || "expires_at" in after) {
    return say`${actor} sent the invitation to ${to} again`;
  }
  if (after.mail_failed_at) return say`The mail with the invitation to ${to} could not be sent`;
  if (after.mailed_at) return say`The mail with the invitation to ${to} went out`;
  return undefined;
}

function describeAnswer(status: unknown, actor: Words, to: Words): Words | undefined {
  switch (status) {
    case "accepted":
      return say`${actor} accepted the invitation to ${to}`;
    case "rejected":
      return say`${actor} declined the invitation to ${to}`;
    case "canceled":
      return say`${actor} canceled the invitation to ${to}`;
    case "expired":
      return say`The invitation to ${to} expired`;
    case "pending":
      return say`${actor} opened the invitation to ${to} again`;
    default:
      return undefined;
  }
}
