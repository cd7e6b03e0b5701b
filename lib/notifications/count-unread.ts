import { sql } from "@/db/client";
import type { SignedIn } from "@/lib/auth/context";

/** How many of one's own notifications are unread; counting stops at ten. */
export async function countUnread({ user }: Pick<SignedIn, "user">): Promise<number> {
  const [row] = await sql<{ unread: number }[]>`
    select count(*)::int as unread from (
      select from notifications where user_id = ${user.id} and read_at is null limit 10
    ) few`;
  return row?.unread ?? 0;
}
