import { describe, expect, it } from "vitest";
import { containing, decodeCursor, ListQuery, toPage } from "@/lib/pagination";

const row = (id: string) => ({ at: "2026-01-02T03:04:05.678901Z", id });
const page = (ids: string, query: { after?: string; before?: string } = {}) =>
  toPage([...ids].map(row), query, ({ id }) => id, 3);

describe("a page of a list", () => {
  it("has neighbours only where there are rows", () => {
    expect(page("abc")).toEqual({ items: ["a", "b", "c"], previous: null, next: null });
    expect(page("")).toEqual({ items: [], previous: null, next: null });
    const first = page("abcd");
    expect(first.items).toEqual(["a", "b", "c"]);
    expect(decodeCursor(first.next ?? "")).toEqual(row("c"));
    const last = page("de", { after: "x" });
    expect(last.next).toBeNull();
    expect(decodeCursor(last.previous ?? "")).toEqual(row("d"));
  });

  it("that is read backwards is shown forwards", () => {
    const middle = page("fedc", { before: "x" });
    expect(middle.items).toEqual(["d", "e", "f"]);
    expect(decodeCursor(middle.previous ?? "")).toEqual(row("d"));
    expect(page("cba", { before: "x" }).previous).toBeNull();
  });

  it("begins at the start when the cursor is nonsense", () => {
    const nonsense = [
      "",
      "x",
      "W10",
      "x".repeat(1000),
      Buffer.from('["1=1","x"]').toString("base64url"),
    ];
    for (const text of nonsense) expect(decodeCursor(text)).toBeUndefined();
    expect(ListQuery.parse({ q: ["a", "b"], after: ["x"] })).toEqual({ q: "" });
    expect(ListQuery.parse({ q: "x".repeat(101) })).toEqual({ q: "" });
  });

  it("searches for percent signs, underscores and backslashes as they are", () => {
    expect(containing("50%_\\")).toBe("%50\\%\\_\\\\%");
  });
});
