import {
  HistoryIcon,
  HouseIcon,
  InviteIcon,
  OverviewIcon,
  SettingsIcon,
  UsersIcon,
} from "@/components/icons";
import type { NavItem } from "@/components/navigation/nav-links";
import { can, type OrganizationRole } from "@/lib/permissions";
import { routes } from "@/lib/routes";

/**
 * The links of the sidebar on the pages of an organization, as far as this role may see them; the
 * command palette has them too.
 */
export const organizationPages = ({
  slug,
  role,
}: {
  slug: string;
  role: OrganizationRole;
}): NavItem[] => [
  { href: routes.organization(slug), label: "Overview", icon: <OverviewIcon /> },
  { href: routes.members(slug), label: "Members", icon: <UsersIcon /> },
  ...(can(role, "invitations.read")
    ? [{ href: routes.invitations(slug), label: "Invitations", icon: <InviteIcon /> }]
    : []),
  ...(can(role, "audit-log.read")
    ? [{ href: routes.auditLog(slug), label: "Audit log", icon: <HistoryIcon /> }]
    : []),
  ...(can(role, "organization.update")
    ? [{ href: routes.settings(slug), label: "Settings", icon: <SettingsIcon /> }]
    : []),
];

/** The same on the pages about one's account. */
export const personalPages: NavItem[] = [
  { href: routes.dashboard, label: "Dashboard", icon: <HouseIcon /> },
];
