import { expect, test } from "vitest";
import { csvLine } from "@/lib/csv";

test("a line ends as RFC 4180 says, with quotes where they are needed", () => {
  expect(csvLine(["a", null, 'say "hi"', "one,two", "line\nbreak", " padded "])).toBe(
    'a,,"say ""hi""","one,two","line\nbreak"," padded "\r\n',
  );
});

test("nothing that people typed is a formula in a spreadsheet", () => {
  for (const text of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example","x")',
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "＝1",
    "＠x",
  ]) {
    const line = csvLine([text]);
    expect(line, JSON.stringify(text)).toMatch(/^"?'/);
    expect(line.replace(/^"?'/, "").replaceAll('""', '"'), "the text itself stays").toContain(
      text.replace(/"$/, ""),
    );
  }
  expect(csvLine(["1-1", "a=b", "bob@example.com"])).toBe("1-1,a=b,bob@example.com\r\n");
});
