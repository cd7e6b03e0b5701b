import { House, LayoutDashboard, Users } from "lucide-react";
import type { NavItem } from "@/components/navigation/nav-links";
import { routes } from "@/lib/routes";

/** The links of the sidebar on the pages of an organization; the command palette has them too. */
export const organizationPages = (slug: string): NavItem[] => [
  { href: routes.organization(slug), label: "Overview", icon: <LayoutDashboard aria-hidden /> },
  { href: routes.members(slug), label: "Members", icon: <Users aria-hidden /> },
];

/** The same on the pages about one's account. */
export const personalPages: NavItem[] = [
  { href: routes.dashboard, label: "Dashboard", icon: <House aria-hidden /> },
];
