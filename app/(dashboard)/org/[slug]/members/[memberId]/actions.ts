"use server";

import { sessionAction } from "@/lib/doors/action";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { getMemberContext } from "@/lib/members/get-member-context";
import { removeMember } from "@/lib/members/remove-member";
import {
  ChangeMemberRoleInput,
  OfOrganization,
  RemoveMemberInput,
  TransferOwnershipInput,
} from "@/lib/members/schemas";
import { transferOwnership } from "@/lib/members/transfer-ownership";
import { routes } from "@/lib/routes";

export const changeMemberRoleAction = sessionAction(
  ChangeMemberRoleInput.extend(OfOrganization.shape),
  async (person, { slug, ...input }) => {
    await changeMemberRole(await getMemberContext(person, slug), input);
    return { redirectTo: routes.members(slug, { notice: "role" }) };
  },
);

export const removeMemberAction = sessionAction(
  RemoveMemberInput.extend(OfOrganization.shape),
  async (person, { slug, ...input }) => {
    await removeMember(await getMemberContext(person, slug), input);
    return { redirectTo: routes.members(slug, { notice: "removed" }) };
  },
);

export const transferOwnershipAction = sessionAction(
  TransferOwnershipInput.extend(OfOrganization.shape),
  async (person, { slug, ...input }) => {
    await transferOwnership(await getMemberContext(person, slug), input);
    return { redirectTo: routes.members(slug, { notice: "transferred" }) };
  },
);
