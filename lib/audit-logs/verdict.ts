/** What happened to a row of the log. */
export interface RowFinding {
  what: "changed" | "removed" | "inserted" | "reordered";
  id: string;
  /** `2026-11` */
  month: string;
  /** When the row says that it was written; of a removed row, when the one before it was. */
  time: string | null;
  /** A sentence for the operator. */
  detail: string;
}

export interface SealFinding {
  number: number;
  what: "changed" | "missing" | "replaced";
  detail: string;
}

/** What a verification has found. Nothing is wrong where `row`, `seal` and `archive` are null. */
export interface Verdict {
  /** Rows that are as they were when they were sealed. */
  rows: number;
  seals: number;
  /** Rows that wait for the next run of the job, and the oldest one's time. */
  unsealed: { rows: number; since: string | null };
  archives: { months: number; withFile: number };
  /** How many lines of the heads file were compared; null when there is no file. */
  heads: number | null;
  /** The first row, by time, that is not as it was sealed. */
  row: RowFinding | null;
  /** How many such rows there are. */
  tampered: number;
  /** The first seal that is broken, missing or out of the chain. */
  seal: SealFinding | null;
  /** Rows that neither stand nor fall, because their seal is broken or missing. */
  unproved: number;
  archive: { month: string; detail: string } | null;
}
