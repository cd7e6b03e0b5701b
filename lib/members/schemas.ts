import { z } from "zod";
import { ListQuery } from "@/lib/pagination";
import { organizationRoles } from "@/lib/permissions";

export const MemberRole = z.enum(organizationRoles, "Choose a role.");

export const RemoveMemberInput = z.object({ memberId: z.string().min(1).max(64) });

export const ChangeMemberRoleInput = RemoveMemberInput.extend({ role: MemberRole });

export const TransferOwnershipInput = RemoveMemberInput.extend({
  /** Asked for when the session is not fresh. */
  password: z.string().max(1024).optional(),
});

/** In which organization a form is meant: that of the page it stands on. */
export const OfOrganization = z.object({ slug: z.string().min(1).max(64) });

/** Orders of the list of members; `oldest` is the first to join first. */
const memberOrders = ["oldest", "newest", "name"] as const;

/** The query parameters of the list of members. Nonsense is read as nothing. */
export const MembersQuery = ListQuery.extend({
  role: MemberRole.optional().catch(undefined),
  sort: z.enum(memberOrders).catch("oldest").default("oldest"),
});
export type MembersQuery = z.output<typeof MembersQuery>;
