import type { ReactNode } from "react";

/** A row of figures; on phones a short list. */
export function StatTiles({ children }: { children: ReactNode }) {
  return (
    <dl className="grid divide-y overflow-hidden rounded-lg border bg-card shadow-xs sm:auto-cols-fr sm:grid-flow-col sm:divide-x sm:divide-y-0">
      {children}
    </dl>
  );
}

export function Stat({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 px-4 py-3 sm:block sm:px-5 sm:py-4">
      <dt className="text-muted-foreground text-sm">{label}</dt>
      <dd className="font-semibold text-lg tracking-tight sm:mt-1 sm:text-2xl">{value}</dd>
    </div>
  );
}
