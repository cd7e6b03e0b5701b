import type { MemberContext } from "@/lib/auth/context";
import { changeOrganization } from "./change-organization";

/** Gives the organization another name. For owners and admins. @throws FORBIDDEN, NOT_FOUND, CONFLICT */
export function changeName(context: MemberContext, { name }: { name: string }): Promise<void> {
  return changeOrganization(context, "organization.update", { name });
}
