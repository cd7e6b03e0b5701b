import { z } from "zod";
import { PersonName } from "@/lib/users/schemas";
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
