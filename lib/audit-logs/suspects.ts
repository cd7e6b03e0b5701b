import type { RowFinding } from "./verdict";

/** A row that is not as it was sealed, before it is known what happened to it. */
export interface Suspect extends RowFinding {
  /** Its canonical text; of a removed row there is none. */
  text: string;
  /** What a seal lists for its id. */
  expected: { hash: Buffer; keyId: string } | null;
}

/** All that are counted; of them as many as fit into memory, and those that may be the first. */
export interface Suspects {
  count: number;
  kept: Suspect[];
  /** The first one by time. */
  first: Suspect | null;
  /** The removed one of the lowest id in each month: what their times were is not known yet. */
  removed: Map<string, Suspect>;
}

const mostKept = 10_000;

export const newSuspects = (): Suspects => ({
  count: 0,
  kept: [],
  first: null,
  removed: new Map(),
});

/** The order of the log: by time, then by number. */
export const comesBefore = (
  one: Pick<Suspect, "time" | "id">,
  other: Pick<Suspect, "time" | "id">,
): boolean =>
  one.time === other.time
    ? BigInt(one.id) < BigInt(other.id)
    : (one.time ?? "") < (other.time ?? "");

export function addSuspect(suspects: Suspects, suspect: Suspect): void {
  suspects.count++;
  if (suspects.kept.length < mostKept) suspects.kept.push(suspect);
  if (suspect.what === "removed") {
    const lowest = suspects.removed.get(suspect.month);
    if (!lowest || BigInt(suspect.id) < BigInt(lowest.id)) {
      suspects.removed.set(suspect.month, suspect);
    }
  } else if (!suspects.first || comesBefore(suspect, suspects.first)) suspects.first = suspect;
}

export function mergeSuspects(target: Suspects, more: Suspects): void {
  target.kept.push(...more.kept.slice(0, mostKept - target.kept.length));
  for (const suspect of more.removed.values()) {
    const lowest = target.removed.get(suspect.month);
    if (!lowest || BigInt(suspect.id) < BigInt(lowest.id)) {
      target.removed.set(suspect.month, suspect);
    }
  }
  target.count += more.count;
}
