import { columnInWords, tableInWords } from "./column-words";
import { describeActor, describePerson } from "./describe-actor";
import { describeInvitation } from "./describe-invitation";
import { describeOrganization } from "./describe-organization";
import { type EventKind, kindOf } from "./event-kinds";
import type { LoggedChange, Names } from "./logged-change";
import { listed, say, strong, type Words } from "./words";

/** What the log says of one change, in plain words. */
export interface DescribedEvent {
  kind: EventKind | undefined;
  words: Words;
}

/**
 * A change as an event in plain words: "Ada changed the role of Bob from member to admin". It never
 * fails: what it does not know by name it tells by table and columns. For lists and exports.
 */
export function describeEvent(change: LoggedChange, names: Names): DescribedEvent {
  const actor = describeActor(change, names);
  const words = describers[change.table]?.(change, actor, names);
  return { kind: kindOf(change), words: words ?? describeAnything(change, actor) };
}

/** A sentence of a table's own, or undefined when it has none for this change. */
export type Describer = (change: LoggedChange, actor: Words, names: Names) => Words | undefined;

const describers: Record<string, Describer | undefined> = {
  organizations: describeOrganization,
  members: describeMember,
  invitations: describeInvitation,
  organization_logos: ({ operation }, actor) =>
    operation === "INSERT" ? say`${actor} uploaded a logo` : undefined,
  organization_slugs: ({ operation, row }, actor) =>
    operation === "INSERT" && row ? say`${actor} gave up the address ${strong(row)}` : undefined,
};

function describeMember(change: LoggedChange, actor: Words, names: Names): Words | undefined {
  const { operation, before, after, user } = change;
  const id = names.subjects.get(`members:${change.row}`)?.userId;
  const userId = text(after?.user_id ?? before?.user_id) ?? id;
  const isSelf = userId !== undefined && userId === user;
  const person = describePerson(userId, names);
  if (operation === "INSERT") {
    const role = text(after?.role) ?? "member";
    return isSelf ? say`${actor} joined as ${role}` : say`${actor} added ${person} as ${role}`;
  }
  if (operation !== "UPDATE") return isSelf ? say`${actor} left` : say`${actor} removed ${person}`;
  if (after?.role !== undefined) {
    const from = text(before?.role) ?? "none";
    const to = text(after.role) ?? "none";
    return isSelf
      ? say`${actor} changed their own role from ${from} to ${to}`
      : say`${actor} changed the role of ${person} from ${from} to ${to}`;
  }
  if (after?.person === undefined) return undefined;
  return isSelf
    ? say`${actor} changed their name or address`
    : say`${actor} changed the name or address of ${person}`;
}

function describeAnything({ table, operation, after }: LoggedChange, actor: Words): Words {
  const what = tableInWords(table);
  if (operation === "INSERT") return say`${actor} added ${what}`;
  if (operation !== "UPDATE") return say`${actor} removed ${what}`;
  const columns = Object.keys(after ?? {}).filter((column) => column !== "updated_at");
  return columns.length > 0
    ? say`${actor} changed ${what}: ${listed(columns.map(columnInWords))}`
    : say`${actor} changed ${what}`;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
