import { z } from "zod";

/** What there is to tell somebody. The database knows the list too. */
export const notificationKinds = [
  "invited",
  "role-changed",
  "removed",
  "ownership-given",
  "ownership-taken",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/**
 * The kinds whose mail can be turned off. An invitation's mail carries its link, and whoever gains or
 * loses ownership has to learn of it, also when somebody else sat at their desk.
 */
export const quietableByMail: ReadonlySet<NotificationKind> = new Set(["role-changed", "removed"]);

export const MarkReadInput = z.object({ id: z.string().min(1).max(64) });

/** A form of checkboxes: what is not checked is not sent. */
export const NotificationPreferencesInput = z.record(z.string(), z.string()).transform((values) =>
  notificationKinds.map((kind) => ({
    kind,
    inApp: `${kind}-app` in values,
    byMail: !quietableByMail.has(kind) || `${kind}-mail` in values,
  })),
);
