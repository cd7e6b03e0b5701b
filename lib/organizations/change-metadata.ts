import type { z } from "zod";
import type { MemberContext } from "@/lib/auth/context";
import { changeOrganization } from "./change-organization";
import type { ChangeMetadataInput } from "./schemas";

/**
 * Replaces what the product's own code keeps with the organization, a JSON object. For owners and
 * admins. @throws FORBIDDEN, NOT_FOUND, CONFLICT
 */
export function changeMetadata(
  context: MemberContext,
  { metadata }: Pick<z.output<typeof ChangeMetadataInput>, "metadata">,
): Promise<void> {
  return changeOrganization(context, "organization.update", { metadata });
}
