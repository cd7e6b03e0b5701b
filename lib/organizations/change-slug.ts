import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { changeOrganization } from "./change-organization";

/**
 * Gives the organization another address. For owners. Links with the former one lead its members to the
 * new one, and nobody else can have it for 30 days. Errors of the database are for the door: CONFLICT
 * when the slug is, or was a short while ago, another organization's; INVALID when it is reserved.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT, RATE_LIMITED
 */
export async function changeSlug(context: MemberContext, { slug }: { slug: string }) {
  authorize(context, "organization.change-address");
  if (slug === context.organization.slug) return;
  await consumeAttempt("change-slug", context.organization.id);
  await changeOrganization(context, "organization.change-address", { slug });
}
