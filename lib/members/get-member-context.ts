import type { MemberContext, SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { findMemberContext } from "./find-member-context";

/**
 * For actions and route handlers, which name the organization of their page: as its member sees it.
 * @throws NOT_FOUND, CONFLICT
 */
export async function getMemberContext(person: SignedIn, slug: string): Promise<MemberContext> {
  const context = await findMemberContext(person, slug);
  if (!context) throw new AppError("NOT_FOUND", "There is no such organization.");
  return context;
}
