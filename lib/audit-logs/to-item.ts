import { deviceName } from "@/lib/sessions/device-name";
import { type ChangedValue, describeChanges } from "./describe-changes";
import { describeEvent } from "./describe-event";
import type { LoggedChange, Names, PersonName } from "./logged-change";
import type { Words } from "./words";

/** An entry of the log as a list shows it. */
export interface AuditLogItem {
  id: string;
  at: Date;
  /** What kind of event it is, in a few words; null for what has no name. */
  kind: string | null;
  words: Words;
  changes: ChangedValue[];
  /** Who did it, as a filter takes it; null for somebody who was not signed in. */
  actor: string | null;
  /** The same as a person, where it is one who still has an account. */
  person: PersonName | null;
  /** What it happened to, as a filter takes it. */
  object: string | null;
  ip: string | null;
  device: string | null;
}

export function toItem(change: LoggedChange, names: Names): AuditLogItem {
  const { kind, words } = describeEvent(change, names);
  return {
    id: change.id,
    at: new Date(change.at),
    kind: kind?.label ?? null,
    words,
    changes: describeChanges(change, names),
    actor: change.user,
    person: names.people.get(change.user ?? "") ?? null,
    object: change.row === null ? null : `${change.table}:${change.row}`,
    ip: change.ip,
    device: change.agent === null ? null : deviceName(change.agent),
  };
}
