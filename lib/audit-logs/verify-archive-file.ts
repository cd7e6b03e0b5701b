import { z } from "zod";
import { readArchiveFile } from "./archive-file";
import { splitCanonicalRow } from "./canonical-row";
import { computeSeal, hashLength, hashRow } from "./seal";
import { findSealKey, type SealKey } from "./seal-key";

const ArchiveHeader = z.object({ archive: z.string(), month: z.string(), columns: z.unknown() });

const ArchivedSeal = z.object({
  number: z.number(),
  month: z.string(),
  takenAt: z.string(),
  snapshot: z.string(),
  cluster: z.string(),
  rowCount: z.number(),
  rowIds: z.string(),
  rowHashes: z.base64(),
  keyId: z.string(),
  seal: z.hex(),
  previous: z.hex().nullable(),
});
export type ArchivedSeal = z.input<typeof ArchivedSeal>;

export interface ArchiveVerdict {
  month: string;
  seals: number;
  rows: number;
  /** The first thing that is not as it was sealed; null when all is. */
  finding: string | null;
}

/**
 * Verifies an exported month by its own seals, without a database. What it cannot know: whether
 * whole seals are missing from the file; that is told by the record in the database.
 */
export async function verifyArchiveFile(
  path: string,
  keys: readonly SealKey[],
): Promise<ArchiveVerdict> {
  const verdict: ArchiveVerdict = { month: "", seals: 0, rows: 0, finding: null };
  try {
    verdict.finding = await findFlaw(path, keys, verdict);
  } catch (error) {
    if (!isDamage(error)) throw error;
    verdict.finding = "The file is damaged: it cannot be read to its end";
  }
  return verdict;
}

const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  error instanceof z.ZodError ||
  /^Z_/.test((error as NodeJS.ErrnoException).code ?? "");

async function findFlaw(
  path: string,
  keys: readonly SealKey[],
  verdict: ArchiveVerdict,
): Promise<string | null> {
  let seal: z.output<typeof ArchivedSeal> | null = null;
  let ids: string[] = [];
  let position = 0;
  let hashes = Buffer.alloc(0);
  const unfinished = () =>
    seal && position < ids.length
      ? `Row ${ids[position]} of seal ${seal.number} was removed`
      : null;

  for await (const line of readArchiveFile(path)) {
    if (!verdict.month) {
      verdict.month = ArchiveHeader.parse(JSON.parse(line)).month.slice(0, 7);
    } else if (line.startsWith("{")) {
      const flaw = unfinished();
      if (flaw) return flaw;
      seal = ArchivedSeal.parse(JSON.parse(line));
      hashes = Buffer.from(seal.rowHashes, "base64");
      ids = seal.rowIds.slice(1, -1).split(",").filter(Boolean);
      position = 0;
      const key = findSealKey(keys, seal.keyId, `Seal ${seal.number}`);
      const previous = seal.previous === null ? null : Buffer.from(seal.previous, "hex");
      const own = computeSeal(key, { ...seal, rowHashes: hashes }, previous).toString("hex");
      if (own !== seal.seal || ids.length !== seal.rowCount || !verdict.month) {
        return `Seal ${seal.number} was changed`;
      }
      if (seal.month.slice(0, 7) !== verdict.month)
        return `Seal ${seal.number} is of another month`;
      verdict.seals++;
    } else {
      const { id, time } = splitCanonicalRow(line);
      const expected = ids[position];
      if (!seal || expected === undefined) return `Row ${id} (${time}) was inserted`;
      const hash = hashes.subarray(position * hashLength, ++position * hashLength);
      const key = findSealKey(keys, seal.keyId, `Seal ${seal.number}`);
      if (!hashRow(key, line).equals(hash)) {
        const rest = ids.slice(position);
        const what = id === expected ? "was changed" : rest.includes(id) ? "" : "was inserted";
        return what
          ? `Row ${id} (${time}) ${what}`
          : `Row ${expected} of seal ${seal.number} was removed or reordered`;
      }
      verdict.rows++;
    }
  }
  return verdict.month ? unfinished() : "The file is empty";
}
