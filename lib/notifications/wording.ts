import type { NotificationKind } from "./schemas";

type Data = Record<string, string>;

const position: Data = { owner: "an owner", admin: "an admin", member: "a member" };

interface Wording {
  /** What happened, in one sentence. */
  sentence: string;
  /** What that means for the person, when it is not plain. */
  meaning?: string;
}

const wordings: Record<NotificationKind, (data: Data) => Wording> = {
  invited: ({ by, organization, role = "" }) => ({
    sentence: `${by} invited you to ${organization} as ${position[role]}.`,
    meaning: "The link to answer is in the mail that you got. It is open for 48 hours.",
  }),
  "role-changed": ({ by, organization, role = "", before = "" }) => ({
    sentence: `${by} made you ${position[role]} of ${organization}.`,
    meaning: `You were ${position[before]} before.`,
  }),
  removed: ({ by, organization }) => ({
    sentence: `${by} removed you from ${organization}.`,
    meaning: "You cannot open it any more. Your account and your other organizations stay.",
  }),
  "ownership-given": ({ by, organization }) => ({
    sentence: `${by} made you an owner of ${organization}.`,
    meaning: "You may do everything there now: manage people, change its settings and delete it.",
  }),
  "ownership-taken": ({ by, organization, to, role = "" }) => ({
    sentence: to
      ? `The ownership of ${organization} went from you to ${to}.`
      : `${by} took the ownership of ${organization} from you.`,
    meaning: `You are ${position[role]} there now.`,
  }),
};

/** A notification in plain words, the same in the app and in a mail. */
export const wording = (kind: NotificationKind, data: Data): Wording => wordings[kind](data);
