import { isSettled, type Snapshot } from "./snapshot";
import type { Chain, Era } from "./verify-seals";

/** Clocks are set, also backwards: a row may be so much, in ms, beside the time of a seal. */
const tolerance = 60_000;

export interface Circumstances {
  chain: Chain;
  /** The server that is read now, and the transactions that have ended there. */
  cluster: string;
  snapshot: Snapshot;
}

/**
 * Whether a row claims an earlier time than its transaction can have written at: the transaction
 * began after a seal was taken, of which the row says that it is older.
 */
export function isBackdated(era: Era | undefined, time: number, transaction: bigint): boolean {
  if (!era) return false;
  let low = 0;
  let high = era.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((era.times[middle] ?? 0) > time + tolerance) high = middle;
    else low = middle + 1;
  }
  const limit = era.limits[low];
  return limit !== undefined && transaction >= limit;
}

/** The era of a seal. */
export const eraOf = (eras: readonly Era[], seal: number): Era | undefined =>
  eras.findLast(({ number }) => number <= seal);

/**
 * Judges a row that no seal lists: the sentence that proves it was inserted, "unproved" where a seal
 * that may have listed it is broken or missing, null when it waits for the next seal.
 */
export function judgeUnsealed(
  { chain, cluster, snapshot }: Circumstances,
  row: { time: number; transaction: bigint | null },
): string | "unproved" | null {
  const { time, transaction } = row;
  if (transaction === null) return "no trigger wrote it";
  if (!Number.isFinite(time)) return "it has no real time";
  if (chain.last?.cluster !== cluster) return null;
  const isLost = chain.gaps.some(
    ({ from, to }) => isSettled(transaction, to) && !(from && isSettled(transaction, from)),
  );
  if (isLost) return "unproved";
  if (isSettled(transaction, chain.last.snapshot)) {
    return "its transaction was sealed without it";
  }
  if (!isSettled(transaction, snapshot)) return "its transaction has not taken place";
  if (isBackdated(chain.eras.at(-1), time, transaction)) return backdated;
  return null;
}

export const backdated = "it claims an earlier time than its transaction had";

/** Whether a sealed row claims a later time than its seal. Both in ms since 1970. */
export const isAhead = (time: number, takenAt: number): boolean => time > takenAt + tolerance;
