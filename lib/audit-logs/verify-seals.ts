import type { TransactionSql } from "postgres";
import { type Head, readHeads } from "./heads-file";
import { readSeals } from "./read-seals";
import { computeSeal, hashLength, type Seal } from "./seal";
import { findSealKey, type SealKey } from "./seal-key";
import { parseSnapshot, type Snapshot } from "./snapshot";
import type { SealFinding } from "./verdict";

/** Consecutive seals of one server. */
export interface Era {
  /** Its first seal. */
  number: number;
  cluster: string;
  /** Its runs: when each was (ms since 1970), and the first transaction that came after it. */
  times: number[];
  limits: bigint[];
}

export interface Chain {
  seals: number;
  finding: SealFinding | null;
  /** Seals whose own content proves nothing. */
  broken: Set<number>;
  /** Stretches of the log without a whole seal: from one snapshot to another. */
  gaps: { from: Snapshot | null; to: Snapshot }[];
  eras: Era[];
  last: { snapshot: Snapshot; cluster: string } | null;
  heads: number | null;
}

/**
 * Goes through the chain of seals from its beginning, and compares it with the heads that were noted
 * outside of the database. Throws an AuditError when a seal's key is not among `keys`.
 */
export async function verifySeals(
  tx: TransactionSql,
  keys: readonly SealKey[],
  headsFile: string | null,
): Promise<Chain> {
  const chain: Chain = {
    seals: 0,
    finding: null,
    broken: new Set(),
    gaps: [],
    eras: [],
    last: null,
    heads: headsFile ? 0 : null,
  };
  const report = (finding: SealFinding) => {
    if (!chain.finding || finding.number < chain.finding.number) chain.finding = finding;
  };
  const heads = headsFile ? readHeads(headsFile) : null;
  let head = await heads?.next();
  let previous: Seal | null = null;
  let isTorn = false;

  for await (const seal of readSeals(tx)) {
    const expected = (previous?.number ?? 0) + 1;
    const follows = seal.number === expected;
    const problem = follows
      ? checkSeal(keys, seal, previous?.seal ?? null)
      : missing(expected, seal.number - 1);
    if (problem) report(problem);
    const snapshot = parseSnapshot(seal.snapshot);
    if (!follows) isTorn = true;
    if (!snapshot || (problem && follows)) {
      chain.broken.add(seal.number);
      isTorn = true;
    } else {
      if (isTorn) chain.gaps.push({ from: chain.last?.snapshot ?? null, to: snapshot });
      isTorn = false;
      noteRun(chain, seal, snapshot);
    }

    while (head && !head.done && head.value.number <= seal.number) {
      chain.heads = (chain.heads ?? 0) + 1;
      const replaced = compareHead(head.value, seal);
      if (replaced) report(replaced);
      head = await heads?.next();
    }
    chain.seals++;
    previous = seal;
  }
  if (head && !head.done) report(cutOff(head.value, previous?.number ?? 0));
  await heads?.return(undefined);
  return chain;
}

const missing = (first: number, last: number): SealFinding => ({
  number: first,
  what: "missing",
  detail: last > first ? `Seals ${first} to ${last} are missing` : `Seal ${first} is missing`,
});

function checkSeal(
  keys: readonly SealKey[],
  seal: Seal,
  previous: Buffer | null,
): SealFinding | null {
  const key = findSealKey(keys, seal.keyId, `Seal ${seal.number}`);
  const isWhole =
    seal.rowHashes.length === seal.rowCount * hashLength &&
    computeSeal(key, seal, previous).equals(seal.seal);
  if (isWhole) return null;
  return {
    number: seal.number,
    what: "changed",
    detail: `Seal ${seal.number} was changed, or is not the one that followed seal ${seal.number - 1}`,
  };
}

function compareHead(head: Head, seal: Seal): SealFinding | null {
  if (head.number === seal.number && head.seal === seal.seal.toString("hex")) return null;
  // A line that comes again with a lower number: the chain was cut there and has grown anew.
  return {
    number: head.number,
    what: "replaced",
    detail: `Seal ${head.number} is not the one that the heads file noted on ${head.takenAt}: the chain was cut off and sealed anew, or AUDIT_HEADS_FILE is of another database`,
  };
}

const cutOff = (head: Head, last: number): SealFinding => ({
  number: last + 1,
  what: "missing",
  detail: `The end of the chain was cut off after seal ${last}: the heads file knows seal ${head.number}, of ${head.takenAt} (unless AUDIT_HEADS_FILE is of another database)`,
});

function noteRun(chain: Chain, seal: Seal, snapshot: Snapshot): void {
  let era = chain.eras.at(-1);
  if (era?.cluster !== seal.cluster) {
    era = { number: seal.number, cluster: seal.cluster, times: [], limits: [] };
    chain.eras.push(era);
  }
  const time = Date.parse(seal.takenAt);
  if (era.times.at(-1) !== time) {
    era.times.push(time);
    era.limits.push(snapshot.xmax);
  }
  chain.last = { snapshot, cluster: seal.cluster };
}
