import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { link } from "@/lib/email/link";
import { queueMail } from "@/lib/email/queue-mail";
import type { JobExecutor } from "@/lib/jobs/add-job";
import type { OrganizationRole } from "@/lib/permissions";
import { routes } from "@/lib/routes";

/** What each kind has to say. Names are kept as they are now; `by` is the name of who did it. */
export type NotificationData = {
  invited: { organization: string; role: OrganizationRole; by: string };
  "role-changed": {
    organization: string;
    slug: string;
    before: OrganizationRole;
    role: OrganizationRole;
    by: string;
  };
  removed: { organization: string; by: string };
  "ownership-given": { organization: string; slug: string; by: string };
  /** `to` is who owns it now, when ownership was handed over. */
  "ownership-taken": {
    organization: string;
    slug: string;
    role: OrganizationRole;
    by: string;
    to?: string;
  };
};

export type Notification = {
  [Kind in keyof NotificationData]: { userId: string; kind: Kind; data: NotificationData[Kind] };
}[keyof NotificationData];

/**
 * Tells somebody what concerns them, in the app and by mail as they prefer; both exist only if the
 * transaction commits. Works behind every door. For verbs, after the change that it tells of; not for
 * what somebody did to themselves. The mail of an invitation is the invitation's own, with its link.
 */
export async function notify(tx: JobExecutor, { userId, kind, data }: Notification): Promise<void> {
  const [row] = await tx.execute<{ address: string | null }>(sql`
    select public.notify_person(${randomUUID()}, ${userId}, ${kind}, ${JSON.stringify(data)}::jsonb)
      as address`);
  if (!row?.address || kind === "invited") return;
  await queueMail(tx, {
    to: row.address,
    template: "notification",
    props: {
      kind,
      data,
      ...("slug" in data && { url: link(routes.organization(data.slug)) }),
      preferencesUrl: link(`${routes.notifications}#preferences`),
    },
  });
}
