import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { SkipLink } from "@/components/navigation/skip-link";
import { ThemeToggle } from "@/components/navigation/theme-toggle";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

const sections = [
  { href: "#plan", label: "Floor plan" },
  { href: "#database", label: "Database" },
  { href: "#sheet", label: "Data sheet" },
];

export default function MarketingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 border-b bg-background">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-6 px-4 sm:px-8">
          <Link href={routes.home} className="flex rounded-sm">
            <Logo />
          </Link>
          <nav aria-label="On this page" className="flex gap-5 text-sm max-md:hidden">
            {sections.map(({ href, label }) => (
              <a
                key={href}
                href={href}
                className="rounded-sm text-muted-foreground transition-colors hover:text-foreground"
              >
                {label}
              </a>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1 sm:gap-2">
            <Button variant="ghost" render={<Link href={routes.signIn()} />}>
              Sign in
            </Button>
            <Button render={<Link href={routes.signUp()} />}>Get started</Button>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <footer className="border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 text-muted-foreground text-sm sm:px-8">
          <p>Freehold. MIT License: the code is yours, and so is the ground.</p>
          <ThemeToggle />
        </div>
      </footer>
    </>
  );
}
