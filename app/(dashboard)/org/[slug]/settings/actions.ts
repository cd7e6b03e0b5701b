"use server";

import { refresh } from "next/cache";
import { sessionAction } from "@/lib/doors/action";
import { getMemberContext } from "@/lib/members/get-member-context";
import { changeLogo } from "@/lib/organizations/change-logo";
import { changeMetadata } from "@/lib/organizations/change-metadata";
import { changeName } from "@/lib/organizations/change-name";
import { changeSlug } from "@/lib/organizations/change-slug";
import { deleteOrganization } from "@/lib/organizations/delete-organization";
import { removeLogo } from "@/lib/organizations/remove-logo";
import {
  ChangeLogoInput,
  ChangeMetadataInput,
  ChangeNameInput,
  ChangeSlugInput,
  DeleteOrganizationInput,
  OrganizationInput,
} from "@/lib/organizations/schemas";
import { routes } from "@/lib/routes";

export const changeNameAction = sessionAction(ChangeNameInput, async (person, input) => {
  await changeName(await getMemberContext(person, input.organization), input);
  refresh();
  return { message: "The name is saved." };
});

export const changeSlugAction = sessionAction(ChangeSlugInput, async (person, input) => {
  await changeSlug(await getMemberContext(person, input.organization), input);
  return { redirectTo: `${routes.settings(input.slug)}?saved=address` };
});

export const changeLogoAction = sessionAction(ChangeLogoInput, async (person, input) => {
  await changeLogo(await getMemberContext(person, input.organization), input);
  refresh();
  return { message: "The logo is saved." };
});

export const removeLogoAction = sessionAction(OrganizationInput, async (person, input) => {
  await removeLogo(await getMemberContext(person, input.organization));
  refresh();
  return { message: "The logo is removed." };
});

export const changeMetadataAction = sessionAction(ChangeMetadataInput, async (person, input) => {
  await changeMetadata(await getMemberContext(person, input.organization), input);
  refresh();
  return { message: "The metadata is saved." };
});

export const deleteOrganizationAction = sessionAction(
  DeleteOrganizationInput,
  async (person, input) => {
    const context = await getMemberContext(person, input.organization);
    await deleteOrganization(context, input);
    return { redirectTo: routes.restore(context.organization.slug) };
  },
);
