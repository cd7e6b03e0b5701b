import { createHmac } from "node:crypto";
import type { SealKey } from "./seal-key";

/** A row of `audit_seals`, without its own seal. Times and arrays are PostgreSQL's own text. */
export interface SealContent {
  number: number;
  /** The first day of the month. */
  month: string;
  /** In UTC, with microseconds. */
  takenAt: string;
  snapshot: string;
  cluster: string;
  rowCount: number;
  /** `{1,2,3}` */
  rowIds: string;
  rowHashes: Buffer;
  keyId: string;
}

export interface Seal extends SealContent {
  seal: Buffer;
}

export const hashLength = 32;

const mac = (key: SealKey, purpose: string) =>
  createHmac("sha256", key.secret).update(`freehold audit ${purpose}\n`);

/** The keyed hash of a row, given its canonical text. */
export const hashRow = (key: SealKey, text: string): Buffer =>
  mac(key, "row").update(text).digest();

/** What the seal has to be, after the seal before it (null for the first one). */
export function computeSeal(key: SealKey, content: SealContent, previous: Buffer | null): Buffer {
  const { number, month, takenAt, snapshot, cluster, rowCount, rowIds, rowHashes, keyId } = content;
  const before = previous?.toString("hex") ?? null;
  const head = [number, month, takenAt, snapshot, cluster, rowCount, rowIds, keyId, before];
  return mac(key, "seal").update(JSON.stringify(head)).update("\n").update(rowHashes).digest();
}

export interface ArchiveContent {
  month: string;
  file: string;
  sha256: string;
  rowCount: number;
  archivedAt: string;
  keyId: string;
}

/** The seal of a row of `audit_archives`. */
export function computeArchiveSeal(key: SealKey, content: ArchiveContent): Buffer {
  const { month, file, sha256, rowCount, archivedAt, keyId } = content;
  const fields = [month, file, sha256, rowCount, archivedAt, keyId];
  return mac(key, "archive").update(JSON.stringify(fields)).digest();
}
