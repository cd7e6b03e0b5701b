import type { Literal } from "./literal";

/** A statement of plain SQL, or a part of one: its text with holes, and what belongs into them. */
export interface Statement {
  strings: readonly string[];
  values: readonly (Literal | Statement)[];
}

/** Makes a part of a statement, for a door's `sql`: part`and u.name ilike ${pattern}`. */
export const part = (
  strings: TemplateStringsArray,
  ...values: readonly (Literal | Statement)[]
): Statement => ({ strings, values });

const isStatement = (value: Literal | Statement): value is Statement =>
  typeof value === "object" && value !== null && "strings" in value;

/** The text with parameters in place of values, which are added to `parameters` in their order. */
export function compile({ strings, values }: Statement, parameters: Literal[]): string {
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    text += isStatement(value) ? compile(value, parameters) : `$${parameters.push(value)}`;
    text += strings[index + 1] ?? "";
  });
  return text;
}
