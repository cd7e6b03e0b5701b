import { expect, test } from "vitest";
import { typedText } from "@/lib/email/typed-text";

test.each(["Ada Lovelace", "J.R.R. Tolkien", "Acme Inc.", "Łukasz 王", "O'Brien & Söhne, 3M"])(
  "%s stays as it is",
  (name) => expect(typedText(name)).toBe(name),
);

test.each(["node.js", "https://evil.example", "eve@evil", "a/b"])(
  "%s looks the same and is no link",
  (name) => {
    expect(typedText(name)).not.toBe(name);
    expect(typedText(name).replaceAll("\u200b", "")).toBe(name);
  },
);

test("keeps whole characters when it shortens", () => {
  const short = typedText("👍".repeat(100));
  expect([...short]).toHaveLength(60);
  expect(short.isWellFormed()).toBe(true);
});
