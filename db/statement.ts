import type { Literal } from "./literal";

/** A list becomes an array of texts: `any(${ids}::text[])`. */
type Value = Literal | readonly string[];

/** A statement of plain SQL, or a part of one: its text with holes, and what belongs into them. */
export interface Statement {
  strings: readonly string[];
  values: readonly (Value | Statement)[];
}

/** Makes a part of a statement, for a door's `sql`: part`and u.name ilike ${pattern}`. */
export const part = (
  strings: TemplateStringsArray,
  ...values: readonly (Value | Statement)[]
): Statement => ({ strings, values });

const isStatement = (value: Value | Statement): value is Statement =>
  typeof value === "object" && value !== null && "strings" in value;

/** The text with parameters in place of values, which are added to `parameters` in their order. */
export function compile({ strings, values }: Statement, parameters: Literal[]): string {
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    if (isStatement(value)) text += compile(value, parameters);
    else text += `$${parameters.push(isList(value) ? arrayOf(value) : value)}`;
    text += strings[index + 1] ?? "";
  });
  return text;
}

const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** As PostgreSQL writes an array. */
const arrayOf = (texts: readonly string[]) =>
  `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
