import { HistoryIcon, HouseIcon, OverviewIcon, UsersIcon } from "@/components/icons";
import type { NavItem } from "@/components/navigation/nav-links";
import { can, type OrganizationRole } from "@/lib/permissions";
import { routes } from "@/lib/routes";

/**
 * The links of the sidebar on the pages of an organization, as far as the role may open them; the
 * command palette has them too.
 */
export const organizationPages = (slug: string, role: OrganizationRole): NavItem[] => [
  { href: routes.organization(slug), label: "Overview", icon: <OverviewIcon /> },
  { href: routes.members(slug), label: "Members", icon: <UsersIcon /> },
  ...(can(role, "audit-log.read")
    ? [{ href: routes.auditLog(slug), label: "Audit log", icon: <HistoryIcon /> }]
    : []),
];

/** The same on the pages about one's account. */
export const personalPages: NavItem[] = [
  { href: routes.dashboard, label: "Dashboard", icon: <HouseIcon /> },
];
