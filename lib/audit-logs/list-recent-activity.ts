import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { can } from "@/lib/permissions";
import { eventKinds } from "./event-kinds";
import { findNames } from "./find-names";
import { readChanges } from "./read-changes";
import { type AuditLogItem, toItem } from "./to-item";

/** An overview looks at this many of the newest entries, no further. */
const looksAt = 500;

/** What is worth a line: not that a mail went out. */
const telling = eventKinds.filter(
  ({ name }) => name !== "invitation.mail" && name !== "member.changed",
);
/** Members do not see invitations, nor who was removed by whom. */
const forEverybody = telling.filter(({ name }) => name === "member.joined");

/** The latest events of the organization, newest first; for members only who joined. */
export async function listRecentActivity(
  context: MemberContext,
  limit: number,
): Promise<AuditLogItem[]> {
  authorize(context, "organization.read");
  const kinds = can(context.role, "audit-log.read") ? telling : forEverybody;
  const rows = await readChanges(context, { kinds, limit, window: looksAt });
  const names = await findNames(tenant(context).sql, rows);
  return rows.map((row) => toItem(row, names));
}
