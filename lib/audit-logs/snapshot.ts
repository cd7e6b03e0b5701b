/** A `pg_snapshot`: which transactions were settled at a moment. */
export interface Snapshot {
  xmin: bigint;
  xmax: bigint;
  open: Set<bigint>;
}

/** Reads PostgreSQL's text, `xmin:xmax:open,…`. Null for anything else. */
export function parseSnapshot(text: string): Snapshot | null {
  const [, xmin, xmax, open = ""] = /^(\d+):(\d+):([\d,]*)$/.exec(text) ?? [];
  if (!xmin || !xmax) return null;
  return {
    xmin: BigInt(xmin),
    xmax: BigInt(xmax),
    open: new Set(open.split(",").filter(Boolean).map(BigInt)),
  };
}

/** As `pg_visible_in_snapshot`: whether the transaction had ended, one way or the other. */
export const isSettled = (transaction: bigint, { xmin, xmax, open }: Snapshot): boolean =>
  transaction < xmin || (transaction < xmax && !open.has(transaction));
