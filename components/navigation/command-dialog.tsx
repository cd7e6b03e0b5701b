"use client";

import { Command } from "cmdk";
import { ArrowRight, LogOut, Monitor, Moon, Search, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { CommandPaletteProps } from "@/components/navigation/command-palette";
import { setTheme } from "@/components/navigation/theme";
import { UserAvatar } from "@/components/user-avatar";

/** The open command palette: find a page, an organization, a theme or the way out by typing. */
export function CommandDialog({
  pages,
  organizations,
  signOutAction,
  onClose,
}: CommandPaletteProps & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector("input")?.focus();
  }, []);

  const close = () => dialog.current?.close();
  const go = (href: string) => {
    close();
    router.push(href);
  };

  // Not inside the sidebar: a phone hides that.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop; Escape is the browser's
    <dialog
      ref={dialog}
      aria-label="Command palette"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="mx-auto mt-[12dvh] mb-auto w-[calc(100%-2rem)] max-w-lg overflow-hidden rounded-xl border bg-popover p-0 text-popover-foreground shadow-lg backdrop:bg-overlay"
    >
      <Command label="Command palette" loop>
        <div className="flex items-center gap-2.5 border-b px-4">
          <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <Command.Input
            placeholder="Go to a page, switch organization…"
            className="h-12 w-full bg-transparent text-lg outline-none placeholder:text-muted-foreground sm:text-base"
          />
        </div>
        <Command.List className="max-h-90 overflow-y-auto overscroll-contain p-2">
          <Command.Empty className="py-8 text-center text-muted-foreground text-sm">
            Nothing found.
          </Command.Empty>
          <Group heading="Go to">
            {pages.map(({ href, label }) => (
              <Item key={href} value={`go ${label} ${href}`} onSelect={() => go(href)}>
                <ArrowRight />
                {label}
              </Item>
            ))}
          </Group>
          {organizations.length > 0 && (
            <Group heading="Switch organization">
              {organizations.map(({ href, label }) => (
                <Item key={href} value={`organization ${label} ${href}`} onSelect={() => go(href)}>
                  <UserAvatar name={label} shape="square" className="size-5" />
                  {label}
                </Item>
              ))}
            </Group>
          )}
          <Group heading="Theme">
            <Item value="theme light" onSelect={() => setTheme("light")}>
              <Sun />
              Light
            </Item>
            <Item value="theme dark" onSelect={() => setTheme("dark")}>
              <Moon />
              Dark
            </Item>
            <Item value="theme system" onSelect={() => setTheme("system")}>
              <Monitor />
              As the system
            </Item>
          </Group>
          <Group heading="Session">
            <Item value="sign out log out" onSelect={() => startTransition(signOutAction)}>
              <LogOut />
              Sign out
            </Item>
          </Group>
        </Command.List>
      </Command>
    </dialog>,
    document.body,
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

function Item({
  value,
  onSelect,
  children,
}: {
  value: string;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-accent [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground"
    >
      {children}
    </Command.Item>
  );
}
