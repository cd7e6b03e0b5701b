"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** A row of links to sibling pages that looks like tabs; the address says which one is open. */
function TabsNav({ className, ...props }: ComponentProps<"nav">) {
  return (
    <nav
      data-slot="tabs-nav"
      className={cn("flex gap-5 overflow-x-auto border-b", className)}
      {...props}
    />
  );
}

function TabsLink({ className, href, ...props }: ComponentProps<typeof Link> & { href: string }) {
  const current = usePathname() === href;
  return (
    <Link
      data-slot="tabs-link"
      href={href}
      aria-current={current ? "page" : undefined}
      className={cn(
        "-mb-px flex h-10 shrink-0 items-center rounded-t-sm border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2 aria-[current=page]:border-foreground aria-[current=page]:text-foreground",
        className,
      )}
      {...props}
    />
  );
}

export { TabsLink, TabsNav };
