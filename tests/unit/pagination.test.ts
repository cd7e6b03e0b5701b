import { describe, expect, test } from "vitest";
import { containing, decodeCursor, ListQuery, toPage } from "@/lib/pagination";

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const moment = "2026-02-03T04:05:06.000007Z";

describe("a cursor from a URL", () => {
  test("keeps every digit of the moment", () => {
    expect(decodeCursor(cursor([moment, "m-1_A"]))).toEqual({ at: moment, id: "m-1_A" });
  });

  test.each([
    ["nothing", undefined],
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["another shape", cursor({ at: moment, id: "a" })],
    ["a day that does not exist", cursor(["2026-02-30T04:05:06.000000Z", "a"])],
    ["an hour that does not exist", cursor(["2026-02-03T25:05:06.000000Z", "a"])],
    ["a year that PostgreSQL does not know", cursor(["0000-02-03T04:05:06.000000Z", "a"])],
    ["another notation", cursor(["2026-02-03 04:05:06+99", "a"])],
    ["an id with NUL", cursor([moment, "a\0"])],
    ["an id with a lone surrogate", cursor([moment, "\ud800"])],
    ["5 MB", "A".repeat(5_000_000)],
  ])("counts as none when it is %s", (_, text) => {
    expect(decodeCursor(text)).toBeUndefined();
  });
});

describe("the parameters of a list", () => {
  test.each([
    ["NUL", { q: "a\0" }],
    ["a lone surrogate", { q: "\ud800" }],
    ["an array", { q: ["a", "b"], after: ["c"] }],
    ["more than 100 characters", { q: "a".repeat(101) }],
  ])("are read as nothing when they hold %s", (_, parameters) => {
    expect(ListQuery.parse(parameters)).toEqual({ q: "" });
  });

  test("find % and _ as they are written", () => {
    expect(containing("50%_\\")).toBe("%50\\%\\_\\\\%");
  });
});

describe("pages", () => {
  test("have no neighbours where there is nothing, and none before the first", () => {
    const toId = ({ id }: { id: string }) => id;
    expect(toPage([], {}, toId)).toEqual({ items: [], previous: null, next: null });
    const row = { at: moment, id: "a" };
    expect(toPage([row], {}, toId)).toEqual({ items: ["a"], previous: null, next: null });
  });

  const rows = Array.from({ length: 7 }, (_, index) => ({
    at: `2026-01-01T00:00:00.00000${index}Z`,
    id: `m${index}`,
  }));
  /** What a database answers: up to four rows in the direction of travel. */
  const ask = (query: { after?: string; before?: string }) => {
    const after = decodeCursor(query.after);
    const before = decodeCursor(query.before);
    const found = before
      ? rows.filter((row) => row.at < before.at).toReversed()
      : rows.filter((row) => !after || row.at > after.at);
    return toPage(found.slice(0, 4), query, (row) => row.id, 3);
  };

  test("cover every row once, forwards and back, and end where the rows end", () => {
    const first = ask({});
    const second = ask({ after: first.next ?? "" });
    const third = ask({ after: second.next ?? "" });
    expect([first.items, second.items, third.items]).toEqual([
      ["m0", "m1", "m2"],
      ["m3", "m4", "m5"],
      ["m6"],
    ]);
    expect([first.previous, third.next]).toEqual([null, null]);

    const back = ask({ before: third.previous ?? "" });
    const start = ask({ before: back.previous ?? "" });
    expect([start.items, back.items]).toEqual([first.items, second.items]);
    expect([start.previous, start.next === first.next]).toEqual([null, true]);
  });
});
