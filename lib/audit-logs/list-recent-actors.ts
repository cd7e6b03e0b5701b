import { sql } from "@/db/client";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { describeActor } from "./describe-actor";
import { findNames } from "./find-names";
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
  const { id } = context.organization;
  const found = await door.sql<{ actor: string }[]>`
    (select distinct user_id as actor from (
      select user_id from audit_logs where organization_id = ${id}
      order by changed_at desc, id desc limit ${entriesRead}
    ) newest where user_id is not null limit ${actorsShown})
    ${
      chosen
        ? sql`union select ${chosen}::text where exists (
            select from audit_logs where organization_id = ${id} and user_id = ${chosen})`
        : sql``
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
