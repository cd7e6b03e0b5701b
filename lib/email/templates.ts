import type { Template } from "./template";
import { accountExists } from "./templates/account-exists";
import { invitation } from "./templates/invitation";
import { notification } from "./templates/notification";
import { organizationDeleted } from "./templates/organization-deleted";
import { passwordChanged } from "./templates/password-changed";
import { resetPassword } from "./templates/reset-password";
import { verifyEmail } from "./templates/verify-email";

/** Every mail that there is. */
export const templates = {
  "verify-email": verifyEmail,
  "reset-password": resetPassword,
  "password-changed": passwordChanged,
  "account-exists": accountExists,
  invitation,
  "organization-deleted": organizationDeleted,
  notification,
};

export type TemplateName = keyof typeof templates;
export type PropsOf<Name extends TemplateName> =
  (typeof templates)[Name] extends Template<infer Props> ? Props : never;
