"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export interface NavItem {
  href: string;
  label: string;
  icon?: ReactNode;
}

/** The item whose address is this page's or the nearest one above it. */
function currentHref(items: readonly NavItem[], pathname: string) {
  return items
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The links of the sidebar; the one of the open page is marked. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const current = currentHref(items, usePathname());
  return (
    <ul className="space-y-0.5">
      {items.map(({ href, label, icon }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={href === current ? "page" : undefined}
            className="flex h-11 items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground text-sm transition-colors duration-75 hover:bg-sidebar-accent hover:text-foreground aria-[current=page]:bg-sidebar-accent aria-[current=page]:text-foreground sm:h-8 [&_svg]:size-4 [&_svg]:shrink-0"
          >
            {icon}
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
