import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { csvLine } from "@/lib/csv";
import type { Position } from "@/lib/pagination";
import type { MembersQuery } from "./schemas";
import { selectMembers } from "./select-members";

const batch = 500;

/**
 * The members that a list with the same query shows on all its pages, as the text of a CSV file, piece by
 * piece: never more than 500 people are held at once. For owners and admins. @throws FORBIDDEN
 */
export function exportMembers(
  context: MemberContext,
  query: Pick<MembersQuery, "q" | "role" | "sort">,
): AsyncGenerator<string> {
  authorize(context, "members.export");
  return lines(context, query);
}

async function* lines(context: MemberContext, query: Pick<MembersQuery, "q" | "role" | "sort">) {
  let text = csvLine(["Name", "E-mail", "Role", "Joined"]);
  for (let after: Position | undefined, isLast = false; !isLast; ) {
    const rows = await selectMembers(context, query, { after }, batch);
    for (const { name, email, role, at } of rows) text += csvLine([name, email, role, at]);
    yield text;
    text = "";
    after = rows.at(-1);
    isLast = rows.length < batch;
  }
}
