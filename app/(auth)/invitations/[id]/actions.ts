"use server";

import { cookies } from "next/headers";
import { signOut } from "@/lib/accounts/sign-out";
import { findSession } from "@/lib/auth/find-session";
import { action, sessionAction } from "@/lib/doors/action";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { joinAsNewPerson } from "@/lib/invitations/join-as-new-person";
import { mailInvitationLink } from "@/lib/invitations/mail-invitation-link";
import { InvitationLink, JoinInput } from "@/lib/invitations/schemas";
import { routes } from "@/lib/routes";
import { startSession } from "@/lib/sessions/start-session";

export const acceptInvitationAction = sessionAction(InvitationLink, async (person, link) => {
  const { slug } = await acceptInvitation(person, link);
  return { redirectTo: routes.organization(slug) };
});

export const joinAction = action(JoinInput, async (visitor, input) => {
  const { userId, slug } = await joinAsNewPerson(visitor, input);
  (await cookies()).set(await startSession(visitor, userId));
  return { redirectTo: routes.organization(slug) };
});

export const declineInvitationAction = action(InvitationLink, async (visitor, link) => {
  await declineInvitation(await findSession(visitor.headers), link);
  return { redirectTo: routes.invitation(link.invitationId, link.secret) };
});

/** The link at hand is dead afterwards, so another address says that a mail is on its way. */
export const mailInvitationLinkAction = action(InvitationLink, async (visitor, link) => {
  await mailInvitationLink(visitor, link);
  return { redirectTo: routes.invitationMailed(link.invitationId) };
});

/** Signs out, and shows the invitation to whoever it is for. */
export const switchPersonAction = action(InvitationLink, async (visitor, link) => {
  await signOut(visitor);
  return { redirectTo: routes.invitation(link.invitationId, link.secret) };
});
