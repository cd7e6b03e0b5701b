import { expect, test } from "vitest";
import { type Literal, literal } from "@/db/literal";
import { compile, part } from "@/db/statement";

test("values become parameters, in the order in which they stand, through all parts", () => {
  const parameters: Literal[] = [];
  const search = part`and (name ilike ${"%a%"} or email ilike ${"%b%"})`;
  const text = compile(part`select 1 where id = ${7} ${search} ${part``} limit ${26}`, parameters);
  expect(text).toBe("select 1 where id = $1 and (name ilike $2 or email ilike $3)  limit $4");
  expect(parameters).toEqual([7, "%a%", "%b%", 26]);
});

test.each<[Literal, string]>([
  [null, "null"],
  [12, "'12'"],
  [true, "'true'"],
  [new Date("2026-11-20T10:00:00.000Z"), "'2026-11-20T10:00:00.000Z'"],
  ["O'Brien", "'O''Brien'"],
  ["'; drop table users; --", "'''; drop table users; --'"],
  ["a\\'b", "E'a\\\\''b'"],
  ["\\", "E'\\\\'"],
])("the literal of %s cannot end before its quote", (value, expected) => {
  expect(literal(value)).toBe(expected);
});

test("a NUL, which would end the message, is refused as the client's mistake", () => {
  expect(() => literal("a\0b")).toThrow(expect.objectContaining({ code: "INVALID" }));
});
