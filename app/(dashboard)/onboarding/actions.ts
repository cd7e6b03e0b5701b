"use server";

import { sessionAction } from "@/lib/doors/action";
import { createOrganization } from "@/lib/organizations/create-organization";
import { CreateOrganizationInput } from "@/lib/organizations/schemas";
import { routes } from "@/lib/routes";

export const createOrganizationAction = sessionAction(
  CreateOrganizationInput,
  async (person, input) => {
    const { slug } = await createOrganization(person, input);
    return { redirectTo: routes.organization(slug) };
  },
);
