import type { LoggedChange } from "./logged-change";

/** What a kind of event looks like in the log: all that is said has to be so. */
export interface EventKind {
  name: string;
  label: string;
  group: "Organization" | "Members" | "Invitations";
  table: string;
  operations?: readonly LoggedChange["operation"][];
  /** The update changed one of these columns, */
  columns?: readonly string[];
  /** of which the first now holds this. */
  value?: string;
}

const added = ["INSERT"] as const;
const changed = ["UPDATE"] as const;
const gone = ["DELETE", "TRUNCATE"] as const;

const kinds = (
  group: EventKind["group"],
  table: string,
  all: Omit<EventKind, "group" | "table">[],
): EventKind[] => all.map((kind) => ({ ...kind, group, table }));

/**
 * The kinds of events that a list can be filtered by; a change is of the first kind that fits it.
 * The filter in SQL (`event-condition.ts`) and `kindOf` read the same table.
 */
export const eventKinds: readonly EventKind[] = [
  ...kinds("Organization", "organizations", [
    { name: "organization.created", label: "Organization created", operations: added },
    {
      name: "organization.renamed",
      label: "Organization renamed",
      operations: changed,
      columns: ["name"],
    },
    {
      name: "organization.deletion",
      label: "Deletion asked for or taken back",
      operations: changed,
      columns: ["deleted_at"],
    },
    { name: "organization.changed", label: "Settings changed", operations: changed },
    { name: "organization.deleted", label: "Organization deleted", operations: gone },
  ]),
  ...kinds("Members", "members", [
    { name: "member.joined", label: "Joined or added", operations: added },
    {
      name: "member.role",
      label: "Role changed",
      operations: changed,
      columns: ["role"],
    },
    { name: "member.gone", label: "Left or removed", operations: gone },
    { name: "member.changed", label: "Name or address changed", operations: changed },
  ]),
  ...kinds("Invitations", "invitations", [
    { name: "invitation.sent", label: "Invited", operations: added },
    ...(["accepted", "rejected", "canceled", "expired"] as const).map((value) => ({
      name: `invitation.${value}`,
      label: `Invitation ${value === "rejected" ? "declined" : value}`,
      operations: changed,
      columns: ["status"],
      value,
    })),
    {
      name: "invitation.renewed",
      label: "Invitation sent again or changed",
      operations: changed,
      columns: ["secret_hash", "expires_at", "role", "status"],
    },
    {
      name: "invitation.mail",
      label: "Invitation mail",
      operations: changed,
      columns: ["mailed_at", "mail_failed_at"],
    },
  ]),
];

const fits = ({ table, operations, columns, value }: EventKind, change: LoggedChange) =>
  table === change.table &&
  (!operations || operations.includes(change.operation)) &&
  (!columns || columns.some((column) => change.after && column in change.after)) &&
  (value === undefined || change.after?.[columns?.[0] ?? ""] === value);

/** The kind of a change; undefined for what has no name of its own. */
export const kindOf = (change: LoggedChange): EventKind | undefined =>
  eventKinds.find((kind) => fits(kind, change));

/** The kinds as a filter offers them; a group can be chosen as a whole. */
export const eventKindGroups = (["Organization", "Members", "Invitations"] as const).map(
  (group) => ({
    group,
    kinds: eventKinds
      .filter((kind) => kind.group === group)
      .map(({ name, label }) => ({ name, label })),
  }),
);
