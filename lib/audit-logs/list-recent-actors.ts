import { part } from "@/db/statement";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { describeActor } from "./describe-actor";
import { findNames } from "./find-names";
import { windows } from "./read-changes";
import { plainText } from "./words";

const entriesRead = 500;
const actorsShown = 50;

/** Who did something lately, as a filter offers it: what to filter by, and what to show. */
export interface RecentActor {
  actor: string;
  label: string;
}

/**
 * Who is behind the newest 500 entries of the organization's log, and `chosen`, if that one did
 * anything here: an id from a URL must not reveal the name of a stranger. For owners and admins.
 * @throws FORBIDDEN
 */
export async function listRecentActors(
  context: MemberContext,
  chosen?: string,
): Promise<RecentActor[]> {
  authorize(context, "audit-log.read");
  const door = tenant(context);
  const newest = (entries: number) => part`(
    select user_id, impersonator_id from audit_logs
    where organization_id = ${context.organization.id}
    order by changed_at desc, id desc limit ${entries}
  ) newest`;
  const found = await door.sql<{ actor: string }[]>`
    (select distinct actor
      from ${newest(entriesRead)}, unnest(array[user_id, impersonator_id]) actor
      where actor is not null limit ${actorsShown})
    ${
      chosen
        ? part`union select ${chosen}::text where exists (
            select from ${newest(windows.filtered)} where ${chosen} in (user_id, impersonator_id))`
        : part``
    }`;
  const actors = found.map(({ actor }) => actor);
  const names = await findNames(door.sql, [], actors);
  return actors
    .map((actor) => ({
      actor,
      label: plainText(describeActor({ user: actor, impersonator: null }, names)),
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
