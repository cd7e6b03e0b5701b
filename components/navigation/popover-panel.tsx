"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, KeyboardEvent, ToggleEvent } from "react";
import { cn } from "@/components/cn";
import { followLink } from "@/components/navigation/follow-link";

const stops = "a[href], button:not([disabled])";

function move(event: KeyboardEvent<HTMLElement>) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)];
  const index = items.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: items[(index + 1) % items.length],
    ArrowUp: items.at(index < 1 ? -1 : index - 1),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/**
 * A menu of links and buttons in the browser's own popover: a button with `popoverTarget` opens it,
 * Escape and a press outside close it, all without a script. A script adds the arrow keys, and
 * follows its plain `<a>` without loading the page anew: a hundred of Next's own links would each
 * ask the server something as soon as they are seen.
 */
export function PopoverPanel({ className, ...props }: ComponentProps<"nav"> & { id: string }) {
  const router = useRouter();
  return (
    <nav
      popover="auto"
      onKeyDown={move}
      onToggle={(event: ToggleEvent<HTMLElement>) => {
        if (event.newState === "open")
          event.currentTarget.querySelector<HTMLElement>(stops)?.focus();
      }}
      onClick={(event) => {
        if ((event.target as Element).closest("a")) event.currentTarget.hidePopover();
        followLink(event, router.push);
      }}
      className={cn(
        "fixed inset-auto m-0 scale-98 rounded-lg border bg-popover p-1 text-popover-foreground opacity-0 shadow-lg transition-[opacity,scale,display,overlay] transition-discrete duration-100 open:scale-100 open:opacity-100 starting:open:scale-98 starting:open:opacity-0",
        className,
      )}
      {...props}
    />
  );
}
