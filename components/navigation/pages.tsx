import { HouseIcon, InviteIcon, OverviewIcon, UsersIcon } from "@/components/icons";
import type { NavItem } from "@/components/navigation/nav-links";
import { can, type OrganizationRole } from "@/lib/permissions";
import { routes } from "@/lib/routes";

/** The links of the sidebar that this role sees in an organization; the command palette has them too. */
export const organizationPages = (slug: string, role: OrganizationRole): NavItem[] => [
  { href: routes.organization(slug), label: "Overview", icon: <OverviewIcon /> },
  { href: routes.members(slug), label: "Members", icon: <UsersIcon /> },
  ...(can(role, "invitations.read")
    ? [{ href: routes.invitations(slug), label: "Invitations", icon: <InviteIcon /> }]
    : []),
];

/** The same on the pages about one's account. */
export const personalPages: NavItem[] = [
  { href: routes.dashboard, label: "Dashboard", icon: <HouseIcon /> },
];
