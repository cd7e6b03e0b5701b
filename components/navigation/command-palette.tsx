"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { cn } from "@/components/cn";
import { SearchIcon } from "@/components/icons";
import { Kbd } from "@/components/ui/kbd";

export interface Command {
  href: string;
  label: string;
}

export interface CommandPaletteProps {
  pages: readonly Command[];
  organizations: readonly Command[];
  signOutAction: () => Promise<void>;
}

const CommandDialog = dynamic(
  () => import("@/components/navigation/command-dialog").then((module) => module.CommandDialog),
  { ssr: false },
);

const never = () => () => {};

/** Opens on Ctrl-K or ⌘K. What is behind it is loaded when it is first wanted. */
export function CommandPalette({
  className,
  ...commands
}: CommandPaletteProps & { className?: string }) {
  const [open, setOpen] = useState(false);
  const apple = useSyncExternalStore(
    never,
    () => /Mac|iP/.test(navigator.platform),
    () => false,
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className={cn(
          "needs-script flex h-11 w-full items-center gap-2.5 rounded-md border bg-card px-2 text-muted-foreground text-sm shadow-xs transition-colors hover:text-foreground sm:h-8",
          className,
        )}
      >
        <SearchIcon className="size-4 shrink-0" />
        <span className="flex-1 text-left">Search</span>
        <Kbd className="max-md:hidden">{apple ? "⌘ K" : "Ctrl K"}</Kbd>
      </button>
      {open && <CommandDialog {...commands} onClose={() => setOpen(false)} />}
    </>
  );
}
