import { z } from "zod";
import { MemberRole } from "@/lib/members/schemas";
import { EmailAddress } from "@/lib/users/schemas";

export const InviteMemberInput = z.object({ email: EmailAddress, role: MemberRole });

export const InvitationInput = z.object({ invitationId: z.string().min(1).max(64) });
