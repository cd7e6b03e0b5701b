import { columnInWords } from "./column-words";
import type { LoggedChange } from "./logged-change";
import { listed, say, strong, type Words } from "./words";

/** What happened to an organization itself, in plain words; undefined when nothing is known of it. */
export function describeOrganization(
  { operation, before, after }: LoggedChange,
  actor: Words,
): Words | undefined {
  if (operation === "INSERT") return say`${actor} created the organization`;
  if (operation !== "UPDATE") {
    const name = typeof before?.name === "string" ? before.name : "";
    return say`${actor} deleted the organization ${strong(name)}`;
  }
  const columns = Object.keys(after ?? {});
  if (!before || !after || columns.length === 0) return undefined;
  const [first = ""] = columns;
  if (columns.length > 1 && !("deleted_at" in after)) {
    return say`${actor} changed the ${listed(columns.map(columnInWords))} of the organization`;
  }
  if ("deleted_at" in after) {
    return after.deleted_at === null
      ? say`${actor} took back the deletion of the organization`
      : say`${actor} asked for the organization to be deleted`;
  }
  if (first === "name") {
    return say`${actor} renamed the organization from ${strong(`${before.name}`)} to ${strong(`${after.name}`)}`;
  }
  if (first === "slug") {
    return say`${actor} changed the address of the organization from ${strong(`${before.slug}`)} to ${strong(`${after.slug}`)}`;
  }
  if (first === "logo" && after.logo === null) {
    return say`${actor} removed the logo of the organization`;
  }
  return say`${actor} changed the ${columnInWords(first)} of the organization`;
}
