import { mayHandle, type OrganizationRole, organizationRoles } from "@/lib/permissions";

const labels: Record<OrganizationRole, string> = {
  owner: "Owner",
  admin: "Admin",
  member: "Member",
};

/** The roles that somebody with this role may give, from the lowest up. */
export const roleOptions = (role: OrganizationRole) =>
  organizationRoles
    .filter((other) => mayHandle(role, other))
    .map((value) => ({ value, label: labels[value] }))
    .reverse();
