import { expect, test } from "vitest";
import { relativeText, relativeTime } from "@/components/relative-time";

const now = new Date("2026-03-01T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  [0, "just now"],
  [-59, "just now"],
  [-60, "1 minute ago"],
  [-3 * 3600 - 5, "3 hours ago"],
  [-26 * 3600, "yesterday"],
  [25 * 3600, "tomorrow"],
  [-15 * 86_400, "2 weeks ago"],
  [-70 * 86_400, "2 months ago"],
  [-800 * 86_400, "2 years ago"],
])("a moment %i seconds from now is said as %j", (seconds, text) => {
  expect(relativeText(later(seconds), now)).toBe(text);
});

test("the exact time is there as well, in UTC and for machines", () => {
  expect(relativeTime(now)).toMatchObject({
    dateTime: "2026-03-01T12:00:00.000Z",
    title: "1 Mar 2026 12:00:00 UTC",
  });
});
