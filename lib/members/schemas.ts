import { z } from "zod";
import { organizationRoles } from "@/lib/permissions";

export const MemberRole = z.enum(organizationRoles, "Choose a role.");

export const RemoveMemberInput = z.object({ memberId: z.string().min(1).max(64) });

export const ChangeMemberRoleInput = RemoveMemberInput.extend({ role: MemberRole });
