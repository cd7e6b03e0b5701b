import { eq } from "drizzle-orm";
import { organizationLogos } from "@/db/schema";
import type { MemberContext } from "@/lib/auth/context";
import { changeOrganization } from "./change-organization";

/** Takes the logo away: initials stand in its place. For owners and admins. @throws FORBIDDEN, NOT_FOUND, CONFLICT */
export function removeLogo(context: MemberContext): Promise<void> {
  return changeOrganization(context, "organization.update", { logo: null }, (tx) =>
    tx
      .delete(organizationLogos)
      .where(eq(organizationLogos.organizationId, context.organization.id)),
  );
}
