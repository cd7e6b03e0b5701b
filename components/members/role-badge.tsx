import type { OrganizationRole } from "@/lib/permissions";

const labels: Record<OrganizationRole, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
};

/** What somebody is in an organization. Its look is in app/lists.css: lists repeat it often. */
export function RoleBadge({ role }: { role: OrganizationRole }) {
  return <span className={`role role-${role}`}>{labels[role]}</span>;
}
