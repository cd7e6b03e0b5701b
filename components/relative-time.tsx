const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "5 Dec 2025 11:51:46 UTC". Not by Intl: a list shows many, and that takes its time. */
const exactText = (date: Date) =>
  date
    .toUTCString()
    .replace(/^\w+, 0?/, "")
    .replace("GMT", "UTC");

/** "3 hours ago", "tomorrow", "just now": seen from `now`. */
export function relativeText(date: Date, now = new Date()) {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return "just now";
}

/** A `<time>` as plain data: made on the server, so that nothing can differ in the browser. */
export const relativeTime = (date: Date) => ({
  dateTime: date.toISOString(),
  title: exactText(date),
  children: relativeText(date),
});

/** How long ago or ahead a moment lies, with the exact time in UTC on hover. For server components. */
export function RelativeTime({ date, className }: { date: Date; className?: string }) {
  return <time {...relativeTime(date)} className={className} />;
}
