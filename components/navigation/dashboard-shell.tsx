"use client";

import type { ReactNode } from "react";
import { MenuIcon } from "@/components/icons";
import { LogoMark } from "@/components/logo";
import { CommandPalette } from "@/components/navigation/command-palette";
import { NavLinks } from "@/components/navigation/nav-links";
import { NotificationBell } from "@/components/navigation/notification-bell";
import { NotificationPanel } from "@/components/navigation/notification-panel";
import {
  type OrganizationChoice,
  OrganizationSwitcher,
} from "@/components/navigation/organization-switcher";
import { organizationPages, personalPages } from "@/components/navigation/pages";
import { SessionRefresh } from "@/components/navigation/session-refresh";
import { Sidebar } from "@/components/navigation/sidebar";
import { SkipLink } from "@/components/navigation/skip-link";
import {
  type NotificationSource,
  useNotifications,
} from "@/components/navigation/use-notifications";
import { type ShellUser, UserMenu } from "@/components/navigation/user-menu";
import { ToastRegion } from "@/components/toaster";
import { buttonVariants } from "@/components/ui/button";
import type { OrganizationRole } from "@/lib/permissions";
import { productName } from "@/lib/product";
import { routes } from "@/lib/routes";

const sidebarId = "sidebar";
const notificationsId = "notifications-menu";

interface DashboardShellProps {
  user: ShellUser;
  organizations: readonly OrganizationChoice[];
  /** The organization of the page; none on pages about the account or the installation. */
  current?: { name: string; slug: string; role: OrganizationRole };
  signOutAction: () => Promise<void>;
  notifications: NotificationSource;
  /** The session is in the last part of its life. */
  refreshesSession: boolean;
  children: ReactNode;
}

/**
 * The frame of every signed-in page. Only shows: who may see what was decided before. A client
 * component, though little of it moves: so its markup is not sent a second time as data with each
 * page, which made every page a third more expensive to serve.
 */
export function DashboardShell({
  user,
  organizations,
  current,
  signOutAction,
  notifications,
  refreshesSession,
  children,
}: DashboardShellProps) {
  const { unread, items, failed, opened, markRead, bell } = useNotifications(
    notifications,
    notificationsId,
  );
  const navigation = current ? organizationPages(current) : personalPages;
  const pages = [
    ...navigation.map(({ href, label }) => ({ href, label })),
    { href: routes.account, label: "Account" },
    { href: routes.security, label: "Security" },
    { href: routes.sessions, label: "Sessions" },
    { href: routes.notifications, label: "Notifications" },
    { href: routes.onboarding, label: "Create organization" },
  ];
  const others = organizations
    .filter(({ slug, isDeleted }) => slug !== current?.slug && !isDeleted)
    .map(({ name, slug }) => ({ href: routes.organization(slug), label: name }));

  return (
    <>
      <SkipLink />
      <Sidebar id={sidebarId}>
        <div className="p-3 pb-2">
          <OrganizationSwitcher organizations={organizations} current={current} />
        </div>
        <div className="flex gap-1 px-3 pb-3">
          <CommandPalette pages={pages} organizations={others} signOutAction={signOutAction} />
          <NotificationBell unread={unread} className="size-8 max-md:hidden" {...bell} />
        </div>
        <nav aria-label="Main" className="flex-1 overflow-y-auto px-3 py-1">
          <NavLinks items={navigation} />
        </nav>
        <div className="border-t p-2">
          <UserMenu user={user} signOutAction={signOutAction} />
        </div>
      </Sidebar>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-background px-2 md:hidden">
        <button
          type="button"
          popoverTarget={sidebarId}
          aria-label="Menu"
          className={buttonVariants({ variant: "ghost", className: "size-11 p-0 sm:size-11" })}
        >
          <MenuIcon className="size-5" />
        </button>
        <LogoMark />
        <span className="truncate font-semibold text-lg tracking-tight">
          {current?.name ?? productName}
        </span>
        <NotificationBell unread={unread} className="ml-auto size-11" {...bell} />
      </header>
      <NotificationPanel id={notificationsId} {...{ opened, unread, items, failed, markRead }} />
      <div className="md:pl-60">
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl px-4 py-6 outline-none sm:px-8 sm:py-8"
        >
          {children}
        </main>
      </div>
      <ToastRegion />
      {refreshesSession && <SessionRefresh />}
    </>
  );
}
