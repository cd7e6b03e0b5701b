import type { MemberContext, SignedIn } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";
import { findMemberContext } from "./find-member-context";

/** The same for actions, which name the organization of their page. @throws NOT_FOUND, CONFLICT */
export async function getMemberContext(person: SignedIn, slug: string): Promise<MemberContext> {
  const context = await findMemberContext(person, slug);
  if (!context) throw new AppError("NOT_FOUND", "There is no such organization.");
  return context;
}
