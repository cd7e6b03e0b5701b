import { z } from "zod";
import { isPlainText } from "./request/is-plain-text";

/** One page of a list, with the cursors of its neighbours where there are any. */
export interface Page<T> {
  items: T[];
  previous: string | null;
  next: string | null;
}

/** Where a row stands in the order (created_at, id). */
export interface Position {
  /** The moment in UTC with all of PostgreSQL's digits, as in 2026-02-03T04:05:06.000007Z. */
  at: string;
  id: string;
}

export const pageSize = 25;

/** Only what PostgreSQL takes for a moment too: not the 30th of February, no year 0. */
function isMoment(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text.slice(0, 19);
}

const Stored = z.tuple([z.string().refine(isMoment), z.string().regex(/^[\w-]{1,64}$/)]);

/** A cursor for a URL. */
export const encodeCursor = ({ at, id }: Position) =>
  Buffer.from(JSON.stringify([at, id])).toString("base64url");

/** A cursor from a URL; what is not one of ours counts as none, and shows the first page. */
export function decodeCursor(text: string | undefined): Position | undefined {
  if (!text || text.length > 256) return undefined;
  try {
    const [at, id] = Stored.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { at, id };
  } catch {
    return undefined;
  }
}

/** The query parameters of every list. Nonsense is read as nothing. */
export const ListQuery = z.object({
  q: z.string().trim().max(100).refine(isPlainText).catch("").default(""),
  after: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});
export type ListQuery = z.output<typeof ListQuery>;

/**
 * Cuts a page out of `size + 1` rows that were read in the direction of travel: forwards after a
 * cursor (or from the start), backwards before one.
 */
export function toPage<Row extends Position, T>(
  rows: Row[],
  query: Pick<ListQuery, "after" | "before">,
  toItem: (row: Row) => T,
  size = pageSize,
): Page<T> {
  const backwards = query.before !== undefined;
  const more = rows.length > size;
  const shown = more ? rows.slice(0, size) : [...rows];
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasPrevious = backwards ? more : query.after !== undefined;
  const hasNext = backwards ? true : more;
  return {
    items: shown.map(toItem),
    previous: first && hasPrevious ? encodeCursor(first) : null,
    next: last && hasNext ? encodeCursor(last) : null,
  };
}

/** A pattern for ILIKE that finds the text as it is, `%` and `_` included. */
export const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
