"use client";

import type { ReactNode } from "react";

/**
 * A column beside the page on wide screens; on phones a popover that a button with
 * `popoverTarget` slides in, without a script. A script closes it once a link is followed.
 */
export function Sidebar({ id, children }: { id: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link is a click too
    <aside
      id={id}
      popover="auto"
      aria-label="Sidebar"
      onClick={({ target, currentTarget }) => {
        if ((target as Element).closest("a") && currentTarget.matches(":popover-open")) {
          currentTarget.hidePopover();
        }
      }}
      className="fixed inset-y-0 right-auto left-0 m-0 h-dvh w-72 max-w-[85vw] -translate-x-full flex-col border-0 border-r bg-sidebar p-0 text-sidebar-foreground transition-[translate,display,overlay] transition-discrete duration-200 ease-out backdrop:bg-overlay open:flex open:translate-x-0 open:shadow-lg md:flex md:w-60 md:translate-x-0 md:shadow-none starting:open:-translate-x-full"
    >
      {children}
    </aside>
  );
}
