import { HouseIcon, OverviewIcon, UsersIcon } from "@/components/icons";
import type { NavItem } from "@/components/navigation/nav-links";
import { routes } from "@/lib/routes";

/** The links of the sidebar on the pages of an organization; the command palette has them too. */
export const organizationPages = (slug: string): NavItem[] => [
  { href: routes.organization(slug), label: "Overview", icon: <OverviewIcon /> },
  { href: routes.members(slug), label: "Members", icon: <UsersIcon /> },
];

/** The same on the pages about one's account. */
export const personalPages: NavItem[] = [
  { href: routes.dashboard, label: "Dashboard", icon: <HouseIcon /> },
];
