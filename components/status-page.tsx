import type { ReactNode } from "react";
import { GroundLine } from "@/components/ground-line";
import { LogoMark } from "@/components/logo";

interface StatusPageProps {
  /** The HTTP status or another short word that support can be told. */
  status: string;
  title: string;
  /** What happened and what to do. */
  description: string;
  /** Links onward. */
  children: ReactNode;
}

/** A page that says why there is no other page. */
export function StatusPage({ status, title, description, children }: StatusPageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-6 py-16">
        <div className="flex items-center gap-3">
          <LogoMark />
          <span className="font-mono text-muted-foreground text-sm">{status}</span>
        </div>
        <h1 className="mt-6 font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="mt-2 text-pretty text-muted-foreground">{description}</p>
        <div className="mt-6 flex flex-wrap gap-2">{children}</div>
      </main>
      <GroundLine />
    </div>
  );
}
