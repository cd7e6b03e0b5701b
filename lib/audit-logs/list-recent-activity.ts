import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { can } from "@/lib/permissions";
import { describeEvent } from "./describe-event";
import { eventKinds, kindOf } from "./event-kinds";
import { findNames } from "./find-names";
import type { LoggedChange, PersonName } from "./logged-change";
import { readChanges } from "./read-changes";
import type { Words } from "./words";

export interface RecentEvent {
  id: string;
  at: Date;
  words: Words;
  /** Who did it, where it is a person who still has an account. */
  person: PersonName | null;
}

/** Members do not see invitations, nor who was removed by whom; an overview looks no further than this. */
const forMembers = {
  kinds: eventKinds.filter(({ name }) => name === "member.joined"),
  window: 500,
};

/** What is not worth a line: that a mail went out, and what has no name. */
const isTelling = (change: LoggedChange) =>
  !["invitation.mail", "member.changed", undefined].includes(kindOf(change)?.name);

/** The latest events of the organization, newest first; for members only who joined. */
export async function listRecentActivity(
  context: MemberContext,
  limit: number,
): Promise<RecentEvent[]> {
  authorize(context, "organization.read");
  const changes = can(context.role, "audit-log.read")
    ? // Sorted out here: a condition for all kinds costs more than a few rows too many.
      (await readChanges(context, { limit: limit * 3 })).filter(isTelling).slice(0, limit)
    : await readChanges(context, { ...forMembers, limit });
  const names = await findNames(tenant(context).sql, changes);
  return changes.map((change) => ({
    id: change.id,
    at: new Date(change.at),
    words: describeEvent(change, names).words,
    person: names.people.get(change.user ?? "") ?? null,
  }));
}
