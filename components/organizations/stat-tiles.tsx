import type { ReactNode } from "react";

/** A row of figures; on phones a short list. */
export function StatTiles({ children }: { children: ReactNode }) {
  return (
    <dl className="grid divide-y overflow-hidden rounded-lg border bg-card shadow-xs sm:auto-cols-fr sm:grid-flow-col sm:divide-x sm:divide-y-0">
      {children}
    </dl>
  );
}

interface StatProps {
  label: string;
  value: ReactNode;
  /** A few words below the figure. */
  note?: ReactNode;
}

export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 px-4 py-3 sm:block sm:px-5 sm:py-4">
      <dt className="text-muted-foreground text-sm">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums tracking-tight sm:mt-1 sm:text-2xl">
        {value}
      </dd>
      {note && (
        <dd className="col-span-2 text-muted-foreground text-xs max-sm:text-right">{note}</dd>
      )}
    </div>
  );
}
