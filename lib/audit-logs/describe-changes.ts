import { columnInWords } from "./column-words";
import type { Image, LoggedChange, Names } from "./logged-change";

/** One column of a change; null where there was nothing. */
export interface ChangedValue {
  label: string;
  before: string | null;
  after: string | null;
}

/** Longer values are cut: a page shows what changed, it is not the place to read a document. */
const longest = 300;
const hidden = "hidden";

/** Says nothing to people, or what the sentence says already. */
const technical = new Set(["id", "organization_id", "created_at", "updated_at", "content"]);
const secret = /secret|token|password|hash|private_key|identifier$/;
const ofPerson = /^user_id$|^inviter_id$|_by$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/**
 * Before and after, column by column, in plain words: of an addition what was added, of a removal
 * what was lost. Secrets are hidden even where the log would hold one.
 */
export function describeChanges({ before, after }: LoggedChange, names: Names): ChangedValue[] {
  const isUpdate = before !== null && after !== null;
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const value = (image: Image | null, column: string) => inWords(column, image?.[column], names);
  return columns
    .filter((column) => !technical.has(column) && (isUpdate || column !== "person"))
    .map((column) => ({
      label: columnInWords(column),
      before: value(before, column),
      after: value(after, column),
    }))
    .filter((change) => change.before !== null || change.after !== null);
}

function inWords(column: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined) return null;
  if (secret.test(column) || value === "[redacted]") return hidden;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return cut(JSON.stringify(value));
  if (ofPerson.test(column)) return names.people.get(value)?.name ?? "an account that is gone";
  const date = moment.test(value) ? new Date(value) : null;
  if (date && !Number.isNaN(date.getTime())) {
    return date
      .toUTCString()
      .replace(/^\w+, 0?/, "")
      .replace("GMT", "UTC");
  }
  return cut(value);
}

const cut = (text: string) => {
  const characters = [...text.slice(0, longest * 2)];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
};

/** An image without what must not leave the house, for exports. */
export const withoutSecrets = (image: Image | null): Image | null =>
  image &&
  Object.fromEntries(
    Object.entries(image).map(([column, value]) => [
      column,
      value !== null && (secret.test(column) || column === "content") ? "[redacted]" : value,
    ]),
  );
