import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { ThemeToggle } from "@/components/navigation/theme-toggle";
import { Badge } from "@/components/ui/badge";
import { developmentOnly } from "../development-only";

export default async function MailboxLayout({ children }: { children: ReactNode }) {
  await developmentOnly();
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-4 sm:px-6">
      <header className="flex h-14 items-center justify-between gap-4">
        <div className="flex items-center gap-3">
          <Link href="/" className="flex rounded-sm">
            <Logo />
          </Link>
          <Badge variant="outline">Development</Badge>
        </div>
        <ThemeToggle />
      </header>
      <main className="flex flex-1 flex-col py-6 sm:py-8">{children}</main>
    </div>
  );
}
