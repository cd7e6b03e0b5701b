import { registry } from "@/db/registry";
import { part, type Statement } from "@/db/statement";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { containing, decodeCursor, type Page, pageSize, toPage } from "@/lib/pagination";
import type { OrganizationRole } from "@/lib/permissions";
import type { InvitationStatus, InvitationsQuery } from "./schemas";

export interface InvitationItem {
  id: string;
  email: string;
  role: OrganizationRole;
  status: InvitationStatus;
  inviter: string;
  sentAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  /** What became of the mail with the newest link; `shown`: that link was copied, not mailed. */
  mail: "queued" | "sent" | "failed" | "shown";
}

interface Row extends Omit<InvitationItem, "sentAt" | "expiresAt" | "answeredAt"> {
  at: string;
  expiresAt: string;
  answeredAt: string | null;
}

/** Written out, so that the index of each status is found whatever the plan. */
const isOf: Record<InvitationStatus, () => Statement> = {
  pending: () => part`i.status = 'pending' and i.answered_at is null`,
  accepted: () => part`i.status = 'accepted'`,
  rejected: () => part`i.status = 'rejected'`,
  canceled: () => part`i.status = 'canceled'`,
  expired: () => part`i.status = 'expired'`,
};

/**
 * The organization's invitations of one status, the newest first; `q` is part of an address. For owners
 * and admins.
 */
export async function listInvitations(
  context: MemberContext,
  query: InvitationsQuery,
): Promise<Page<InvitationItem>> {
  authorize(context, "invitations.read");
  const after = decodeCursor(query.after);
  const before = after ? undefined : decodeCursor(query.before);
  // Behind the tenant door an index that finds parts of texts is of no use: row-level security trusts
  // no comparison that may leak, so every row would be read. The organization is named below.
  const door = query.q ? registry : tenant(context);
  const rows = await door.sql<Row[]>`
    select i.id, i.email, i.role, i.status, u.name as inviter,
      i.expires_at as "expiresAt", i.answered_at as "answeredAt",
      case when i.secret_hash like 'shown:%' then 'shown'
        when i.mailed_at is not null then 'sent'
        when i.mail_failed_at is not null or i.secret_hash is null then 'failed'
        else 'queued' end as mail,
      to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from invitations i join users u on u.id = i.inviter_id
    where i.organization_id = ${context.organization.id} and ${isOf[query.status]()}
      ${query.q ? part`and i.email like ${containing(query.q.toLowerCase())}` : part``}
      ${after ? part`and (i.created_at, i.id) < (${after.at}::text::timestamptz, ${after.id})` : part``}
      ${before ? part`and (i.created_at, i.id) > (${before.at}::text::timestamptz, ${before.id})` : part``}
    order by ${before ? part`i.created_at, i.id` : part`i.created_at desc, i.id desc`}
    limit ${pageSize + 1}`;
  const travelled = { after: after && query.after, before: before && query.before };
  return toPage(rows, travelled, ({ at, expiresAt, answeredAt, ...item }) => ({
    ...item,
    sentAt: new Date(at),
    expiresAt: new Date(expiresAt),
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
  }));
}
