/** The roles of accounts in the whole installation, from the highest down. */
export const userRoles = ["superadmin", "admin", "user"] as const;
export type UserRole = (typeof userRoles)[number];

/** The roles of members, from the highest down. */
export const organizationRoles = ["owner", "admin", "member"] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

/** Who may do what in an organization. The guard, the verbs, the pages and the docs share it. */
export const permissions = {
  "organization.read": ["owner", "admin", "member"],
  "organization.update": ["owner", "admin"],
  "organization.change-address": ["owner"],
  "organization.delete": ["owner"],
  "organization.transfer": ["owner"],
  "members.read": ["owner", "admin", "member"],
  "members.manage": ["owner", "admin"],
  "members.export": ["owner", "admin"],
  "invitations.read": ["owner", "admin"],
  "invitations.manage": ["owner", "admin"],
  "audit-log.read": ["owner", "admin"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

export type Permission = keyof typeof permissions;

export const can = (role: OrganizationRole, permission: Permission): boolean =>
  (permissions[permission] as readonly OrganizationRole[]).includes(role);

/** Owners are made, changed, invited and removed by owners alone. */
export const mayHandle = (role: OrganizationRole, other: OrganizationRole): boolean =>
  other !== "owner" || role === "owner";
