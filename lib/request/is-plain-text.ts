/**
 * Whether every text in a value can be stored: no NUL (PostgreSQL refuses it) and no lone surrogate
 * (UTF-8 has no such thing; it would be written as another character). Names of fields count too.
 */
export function isPlainText(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  if (value === null || typeof value !== "object") return true;
  if (depth > 20) return false;
  if (Array.isArray(value)) return value.every((each) => isPlainText(each, depth + 1));
  return Object.entries(value).every(
    ([name, each]) => isPlainText(name) && isPlainText(each, depth + 1),
  );
}
