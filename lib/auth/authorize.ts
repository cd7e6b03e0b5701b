import { AppError } from "@/lib/errors";
import { can, type Permission } from "@/lib/permissions";
import type { MemberContext } from "./context";

/** The first line of every verb that belongs to an organization. @throws FORBIDDEN */
export function authorize(context: MemberContext, permission: Permission): void {
  if (can(context.role, permission)) return;
  throw new AppError("FORBIDDEN", "Your role in this organization does not allow this.");
}
