"use server";

import { sessionAction } from "@/lib/doors/action";
import { restoreOrganization } from "@/lib/organizations/restore-organization";
import { OrganizationInput } from "@/lib/organizations/schemas";
import { routes } from "@/lib/routes";

export const restoreOrganizationAction = sessionAction(
  OrganizationInput,
  async (person, input) => ({
    redirectTo: routes.organization(await restoreOrganization(person, input)),
  }),
);
