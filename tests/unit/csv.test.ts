import { expect, test } from "vitest";
import { csvLine } from "@/lib/csv";

test("a line ends as RFC 4180 wants it, and cells are quoted where they have to be", () => {
  expect(csvLine(["Ada", "", 'say "hi"', "a,b", "two\nlines"])).toBe(
    'Ada,,"say ""hi""","a,b","two\nlines"\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://a.example")'])(
  "%j is text for a spreadsheet, and no formula",
  (cell) => {
    const [first] = csvLine([cell, "end"]).replace(/^"/, "");
    expect(first).toBe("'");
    expect(csvLine([cell])).toContain(cell.replaceAll('"', '""'));
  },
);

test("what only holds such a sign further on stays as it is", () => {
  expect(csvLine(["a=b", "ada-maria@example.com"])).toBe("a=b,ada-maria@example.com\r\n");
});
