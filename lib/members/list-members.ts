import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { decodeCursor, type Page, pageSize, toPage } from "@/lib/pagination";
import type { MembersQuery } from "./schemas";
import { type MemberItem, selectMembers, toMember } from "./select-members";

/**
 * The members of the organization, a page of them: the first to join first unless `sort` says
 * otherwise, of one role if `role` names it; `q` is part of a name or an address. The cost does not
 * depend on how many there are.
 */
export async function listMembers(
  context: MemberContext,
  query: MembersQuery,
): Promise<Page<MemberItem>> {
  authorize(context, "members.read");
  const after = decodeCursor(query.after);
  const before = after ? undefined : decodeCursor(query.before);
  const rows = await selectMembers(context, query, { after, before }, pageSize + 1);
  const travelled = { after: after && query.after, before: before && query.before };
  return toPage(rows, travelled, toMember);
}
