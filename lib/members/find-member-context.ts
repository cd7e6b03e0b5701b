import type { MemberContext, SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { findMembership } from "./find-membership";

/**
 * The organization of a URL as one of its members sees it, read anew each time: a removal or a
 * demotion counts on the next request. Null for outsiders and for slugs that do not exist alike.
 * @throws CONFLICT while the organization is being deleted: nothing in it works then
 */
export async function findMemberContext(
  person: SignedIn,
  slug: string,
): Promise<MemberContext | null> {
  const membership = await findMembership(person, slug);
  if (!membership) return null;
  const { role, deletedAt, ...organization } = membership;
  if (deletedAt) {
    throw new AppError("CONFLICT", "This organization is being deleted. An owner can restore it.");
  }
  return { ...person, organization, role };
}
