import Link from "next/link";
import { AuthHeader } from "@/components/accounts/auth-header";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import type { OpenedInvitation } from "@/lib/invitations/read-invitation";
import type { InvitationLink } from "@/lib/invitations/schemas";
import { routes } from "@/lib/routes";
import { acceptInvitationAction, switchPersonAction } from "./actions";
import { DeclineForm, FixedAddress, LinkFields, Offer } from "./offer";

interface Props {
  invitation: OpenedInvitation;
  link: InvitationLink;
}

/** Signed in with the invited address. */
export function InvitedPerson({ invitation, link }: Props) {
  return (
    <>
      <Offer invitation={invitation} />
      <FixedAddress>{invitation.email}</FixedAddress>
      <ActionForm action={acceptInvitationAction} className="gap-3">
        <LinkFields link={link} />
        <SubmitButton>Accept</SubmitButton>
      </ActionForm>
      <DeclineForm link={link} />
    </>
  );
}

/** Signed in with an address that was not invited. */
export function AnotherPerson({ invitation, link, current }: Props & { current: string }) {
  return (
    <>
      <AuthHeader title="This invitation is for somebody else">
        It invites <b className="break-all font-medium text-foreground">{invitation.email}</b> to{" "}
        {invitation.organization.name}, and you are signed in as{" "}
        <b className="break-all font-medium text-foreground">{current}</b>. If both are you, sign
        out here and go on with the other address.
      </AuthHeader>
      <ActionForm action={switchPersonAction} className="gap-3">
        <LinkFields link={link} />
        <SubmitButton>Sign out and go on</SubmitButton>
      </ActionForm>
      <Button variant="outline" className="mt-3" render={<Link href={routes.dashboard} />}>
        Stay signed in
      </Button>
    </>
  );
}
