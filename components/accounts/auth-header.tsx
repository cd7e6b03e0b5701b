import type { ReactNode } from "react";

/** The top of a page about signing in; holds its only `h1`. */
export function AuthHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6 space-y-1.5">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {children && <p className="text-pretty text-muted-foreground">{children}</p>}
    </header>
  );
}
