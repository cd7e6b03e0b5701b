import { AppError } from "@/lib/errors";

/** What can be written into a statement's text: everything that lists are asked with. */
export type Literal = string | number | bigint | boolean | Date | null;

/** A value as part of a statement's text, whatever `standard_conforming_strings` says. */
export function literal(value: Literal): string {
  if (value === null) return "null";
  const text = value instanceof Date ? value.toISOString() : `${value}`;
  if (text.includes("\0")) {
    throw new AppError("INVALID", "The request contains characters that cannot be stored.");
  }
  const quoted = text.replaceAll("'", "''");
  return quoted.includes("\\") ? `E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}

export const isLiteral = (value: unknown): value is Literal =>
  value === null ||
  value instanceof Date ||
  ["string", "number", "bigint", "boolean"].includes(typeof value);
