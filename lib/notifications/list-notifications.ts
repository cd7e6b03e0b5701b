import { sql } from "@/db/client";
import type { SignedIn } from "@/lib/auth/context";
import { decodeCursor, type ListQuery, type Page, pageSize, toPage } from "@/lib/pagination";
import { routes } from "@/lib/routes";
import type { NotificationKind } from "./schemas";
import { wording } from "./wording";

export interface NotificationItem {
  id: string;
  /** What happened, and what that means. */
  sentence: string;
  meaning?: string;
  /** The page that it is about, when there is one to open. */
  href?: string;
  isRead: boolean;
  createdAt: Date;
}

interface Row {
  id: string;
  at: string;
  kind: NotificationKind;
  data: Record<string, string>;
  isRead: boolean;
}

/** One's own notifications, the newest first, `size` on a page (at most 100). */
export async function listNotifications(
  { user }: Pick<SignedIn, "user">,
  query: Pick<ListQuery, "after" | "before"> = {},
  size = pageSize,
): Promise<Page<NotificationItem>> {
  const after = decodeCursor(query.after);
  const before = after ? undefined : decodeCursor(query.before);
  const rows = await sql<Row[]>`
    select id, kind, data, read_at is not null as "isRead",
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from notifications
    where user_id = ${user.id}
      ${after ? sql`and (created_at, id) < (${after.at}::text::timestamptz, ${after.id})` : sql``}
      ${before ? sql`and (created_at, id) > (${before.at}::text::timestamptz, ${before.id})` : sql``}
    order by ${before ? sql`created_at, id` : sql`created_at desc, id desc`}
    limit ${size + 1}`;
  const travelled = { after: after && query.after, before: before && query.before };
  return toPage(rows, travelled, toItem, size);
}

const toItem = ({ id, at, kind, data, isRead }: Row): NotificationItem => ({
  id,
  ...wording(kind, data),
  ...(data.slug && { href: routes.organization(data.slug) }),
  isRead,
  createdAt: new Date(at),
});
