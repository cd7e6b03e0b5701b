"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { SignedIn } from "@/lib/auth/context";
import { sessionAction } from "@/lib/doors/action";
import { AppError } from "@/lib/errors";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { createInvitationLink } from "@/lib/invitations/create-invitation-link";
import { inviteMembers } from "@/lib/invitations/invite-members";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import {
  InvitationInput,
  InviteMembersInput,
  ResendInvitationInput,
} from "@/lib/invitations/schemas";
import { findMemberContext } from "@/lib/members/find-member-context";

/** The organization of the page that the form is on. */
const ofOrganization = { slug: z.string().min(1).max(64) };

async function contextOf(person: SignedIn, slug: string) {
  const context = await findMemberContext(person, slug);
  if (!context) throw new AppError("NOT_FOUND", "There is no such organization.");
  return context;
}

export const inviteMembersAction = sessionAction(
  InviteMembersInput.extend(ofOrganization),
  async (person, { slug, ...input }) => {
    const answers = await inviteMembers(await contextOf(person, slug), input);
    const invited = answers.filter(({ reason }) => !reason).length;
    if (invited === 0) {
      const [first] = answers;
      const reasons =
        answers.length === 1
          ? `${first?.reason}`
          : answers.map(({ address, reason }) => `${address}: ${reason}`).join(" ");
      throw new AppError("INVALID", "Nobody was invited.", { fields: { addresses: reasons } });
    }
    refresh();
    const others = answers.length - invited;
    const message = `${invited} invited${others > 0 ? `, ${others} not` : ""}.`;
    return { message, data: { answers } };
  },
);

export const resendInvitationAction = sessionAction(
  ResendInvitationInput.extend(ofOrganization),
  async (person, { slug, ...input }) => {
    const { email } = await resendInvitation(await contextOf(person, slug), input);
    refresh();
    return { message: `A new mail to ${email} is on its way.` };
  },
);

export const cancelInvitationAction = sessionAction(
  InvitationInput.extend(ofOrganization),
  async (person, { slug, ...input }) => {
    await cancelInvitation(await contextOf(person, slug), input);
    refresh();
    return { message: "The invitation is taken back." };
  },
);

export const createInvitationLinkAction = sessionAction(
  InvitationInput.extend(ofOrganization),
  async (person, { slug, ...input }) => {
    const link = await createInvitationLink(await contextOf(person, slug), input);
    refresh();
    return { data: { link }, message: "Copy it now: it is not shown again." };
  },
);
