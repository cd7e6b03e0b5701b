import type { ReactNode } from "react";
import { DashboardShell } from "@/components/navigation/dashboard-shell";
import { myOrganizations, requireSession, unreadNotifications } from "@/lib/doors/page";
import type { OrganizationRole } from "@/lib/permissions";
import { latestNotificationsAction, markReadAction } from "./account/notifications/actions";
import { signOutAction } from "./actions";

interface ShellProps {
  /** The organization of the pages within; none for pages about the account. */
  current?: { name: string; slug: string; role: OrganizationRole };
  children: ReactNode;
}

/**
 * The frame of signed-in pages. Each area's layout puts it up by itself, below the segment that names
 * the organization: so the frame and the page can never speak of different organizations.
 */
export async function Shell({ current, children }: ShellProps) {
  const [{ user, needsRefresh }, organizations, count] = await Promise.all([
    requireSession(),
    myOrganizations(),
    unreadNotifications(),
  ]);
  return (
    <DashboardShell
      user={{ name: user.name, email: user.email, image: user.image }}
      organizations={organizations.map(({ name, slug, logo, deletedAt }) => ({
        name,
        slug,
        logo,
        ...(deletedAt && { isDeleted: true }),
      }))}
      current={current}
      signOutAction={signOutAction}
      notifications={{ unread: { count }, loadAction: latestNotificationsAction, markReadAction }}
      refreshesSession={needsRefresh}
    >
      {children}
    </DashboardShell>
  );
}
