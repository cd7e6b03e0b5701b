import type { ReactNode } from "react";

/** Title and lead of a part of the landing page. */
export function SectionHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-3 lg:grid-cols-12 lg:gap-8">
      <h2 className="font-semibold text-3xl tracking-tight lg:col-span-6">{title}</h2>
      <p className="max-w-prose text-pretty text-lg text-muted-foreground lg:col-span-6">
        {children}
      </p>
    </div>
  );
}
