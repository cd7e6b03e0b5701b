import { z } from "zod";
import { NewPassword } from "@/lib/accounts/schemas";
import { MemberRole } from "@/lib/members/schemas";
import { ListQuery } from "@/lib/pagination";
import { EmailAddress, PersonName } from "@/lib/users/schemas";

export const InviteMemberInput = z.object({ email: EmailAddress, role: MemberRole });

/** Addresses that are taken of one pasted list, at most. */
const mostAddresses = 100;

/** A list as people paste it: lines, commas, semicolons, spaces, and `Ada Lovelace <ada@example.com>`. */
function addressesIn(text: string): string[] {
  const found = text
    .toLowerCase()
    .split(/[\r\n,;]/)
    .flatMap((part) => {
      const start = part.lastIndexOf("<");
      const end = part.indexOf(">", start);
      return start >= 0 && end > start ? part.slice(start + 1, end).trim() : part.split(/\s/);
    });
  return [...new Set(found.filter(Boolean))];
}

export const InviteMembersInput = z.object({
  addresses: z
    .string("Enter an e-mail address.")
    .max(32_768, "This list is too long.")
    .transform(addressesIn)
    .refine((list) => list.length > 0, "Enter an e-mail address.")
    .refine((list) => list.length <= mostAddresses, `Invite at most ${mostAddresses} at a time.`),
  role: MemberRole,
});

export const InvitationInput = z.object({ invitationId: z.string().regex(/^[\w-]{1,64}$/) });

export const ResendInvitationInput = InvitationInput.extend({ role: MemberRole });

/** What a link holds. A secret has 32 bytes; whatever looks otherwise is none. */
export const InvitationLink = InvitationInput.extend({
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type InvitationLink = z.output<typeof InvitationLink>;

/** A new account of whom an invitation's mail went to: the address is the invitation's. */
export const JoinInput = InvitationLink.extend({ name: PersonName, password: NewPassword });

export const invitationStatuses = [
  "pending",
  "accepted",
  "rejected",
  "canceled",
  "expired",
] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export const InvitationsQuery = ListQuery.extend({
  status: z.enum(invitationStatuses).catch("pending").default("pending"),
});
export type InvitationsQuery = z.output<typeof InvitationsQuery>;
