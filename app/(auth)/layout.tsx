import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { routes } from "@/lib/routes";

/** One column that stands on the ground line of the landing page. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="mx-auto flex w-full max-w-sm flex-1 flex-col px-6 pt-10 pb-12 sm:px-0 sm:pt-[14dvh]">
        <header className="mb-8">
          <Link href={routes.home} prefetch={false} className="inline-block rounded-sm">
            <Logo />
          </Link>
        </header>
        <main className="flex flex-col">{children}</main>
      </div>
      <div
        aria-hidden
        className="h-3 border-border border-t bg-[repeating-linear-gradient(135deg,var(--border)_0_1px,transparent_1px_8px)]"
      />
    </div>
  );
}
