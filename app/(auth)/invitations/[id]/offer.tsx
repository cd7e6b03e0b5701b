import type { ReactNode } from "react";
import { AuthHeader } from "@/components/accounts/auth-header";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { RelativeTime } from "@/components/relative-time";
import type { OpenedInvitation } from "@/lib/invitations/read-invitation";
import type { InvitationLink } from "@/lib/invitations/schemas";
import { declineInvitationAction } from "./actions";

const position = { owner: "an owner", admin: "an admin", member: "a member" };

/** Who invites to what, and nothing else about either. */
export function Offer({ invitation }: { invitation: OpenedInvitation }) {
  const { inviter, organization, role, expiresAt } = invitation;
  return (
    <AuthHeader title={`Join ${organization.name}`}>
      <b className="font-medium text-foreground">{inviter}</b> invites you to be {position[role]} of{" "}
      <b className="font-medium text-foreground">{organization.name}</b>. The invitation expires{" "}
      <RelativeTime date={expiresAt} />.
    </AuthHeader>
  );
}

/** An address that is given, and not to be typed. */
export function FixedAddress({ children }: { children: ReactNode }) {
  return (
    <p className="mb-5 break-all rounded-md border bg-card px-3 py-2 font-medium">{children}</p>
  );
}

/** What every form about an invitation sends along. */
export function LinkFields({ link }: { link: InvitationLink }) {
  return (
    <>
      <input type="hidden" name="invitationId" value={link.invitationId} />
      <input type="hidden" name="secret" value={link.secret} />
    </>
  );
}

/** Says no. A button of its own, since it cannot be taken back. */
export function DeclineForm({ link }: { link: InvitationLink }) {
  return (
    <ActionForm action={declineInvitationAction} className="mt-3 gap-3">
      <LinkFields link={link} />
      <SubmitButton variant="outline">Decline</SubmitButton>
    </ActionForm>
  );
}
