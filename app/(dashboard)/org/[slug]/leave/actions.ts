"use server";

import { sessionAction } from "@/lib/doors/action";
import { getMemberContext } from "@/lib/members/get-member-context";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { OfOrganization } from "@/lib/members/schemas";
import { routes } from "@/lib/routes";

export const leaveAction = sessionAction(OfOrganization, async (person, { slug }) => {
  await leaveOrganization(await getMemberContext(person, slug));
  return { redirectTo: routes.dashboard };
});
