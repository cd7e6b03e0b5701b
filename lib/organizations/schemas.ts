import { z } from "zod";
import { PersonName } from "@/lib/users/schemas";
import { metadataLimits, metadataProblem } from "./metadata";
import { slugProblem } from "./slug";

const OrganizationName = PersonName;

const OrganizationSlug = z
  .string("Enter an address.")
  .trim()
  .superRefine((slug, context) => {
    const problem = slugProblem(slug);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

export const CreateOrganizationInput = z.object({
  name: OrganizationName,
  slug: OrganizationSlug,
});

/** The organization of the page that a form stands on, by its slug. */
export const OrganizationInput = z.object({ organization: z.string().min(1).max(64) });

export const ChangeNameInput = OrganizationInput.extend({ name: OrganizationName });

export const ChangeSlugInput = OrganizationInput.extend({ slug: OrganizationSlug });

export const ChangeLogoInput = OrganizationInput.extend({
  logo: z.file("Choose a picture.").min(1, "Choose a picture that is not empty."),
});

/** A JSON object as text, in the form in which it is kept; null when nothing is to be kept. */
export const ChangeMetadataInput = OrganizationInput.extend({
  metadata: z
    .string("Enter a JSON object.")
    .trim()
    .max(metadataLimits.characters, `Use at most ${metadataLimits.characters} characters.`)
    .superRefine((text, context) => {
      const problem = text && metadataProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .transform((text) => (text ? JSON.stringify(JSON.parse(text)) : null)),
});

export const DeleteOrganizationInput = OrganizationInput.extend({
  confirmation: z.string("Enter the address.").trim().max(64, "This is not the address."),
});
