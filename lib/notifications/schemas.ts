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

/** Each kind as one chooses it in the preferences. */
export const kindLabels: Record<NotificationKind, string> = {
  invited: "Somebody invites me to an organization",
  "role-changed": "My role changes",
  removed: "I am removed from an organization",
  "ownership-given": "I become an owner",
  "ownership-taken": "I am an owner no more",
};

/**
 * The kinds whose mail can be turned off. An invitation's mail carries its link, and whoever gains or
 * loses ownership has to learn of it, also when somebody else sat at their desk.
 */
export const quietableByMail: ReadonlySet<NotificationKind> = new Set(["role-changed", "removed"]);

export interface NotificationPreference {
  kind: NotificationKind;
  inApp: boolean;
  byMail: boolean;
}

/** Which notification; without one, all of them. */
export const MarkReadInput = z.object({ id: z.string().min(1).max(64).optional() });

/** A form of checkboxes, named after kind and place: what is not checked is not sent. */
export const NotificationPreferencesInput = z
  .record(z.string(), z.string())
  .transform((values): NotificationPreference[] =>
    notificationKinds.map((kind) => ({
      kind,
      inApp: Object.hasOwn(values, `${kind}-app`),
      byMail: !quietableByMail.has(kind) || Object.hasOwn(values, `${kind}-mail`),
    })),
  );
