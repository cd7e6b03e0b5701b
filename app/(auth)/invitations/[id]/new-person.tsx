import Link from "next/link";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { passwordLimits } from "@/lib/auth/passwords/limits";
import { providers } from "@/lib/auth/providers";
import type { OpenedInvitation } from "@/lib/invitations/read-invitation";
import type { InvitationLink } from "@/lib/invitations/schemas";
import { routes } from "@/lib/routes";
import { signInWithProviderAction } from "../../sign-in/actions";
import { joinAction, mailInvitationLinkAction } from "./actions";
import { DeclineForm, FixedAddress, LinkFields, Offer } from "./offer";

interface Props {
  invitation: OpenedInvitation;
  link: InvitationLink;
}

/** Somebody who is not signed in, with or without an account. */
export function NewPerson({ invitation, link }: Props) {
  const here = routes.invitation(link.invitationId, link.secret);
  return (
    <>
      <Offer invitation={invitation} />
      <FixedAddress>{invitation.email}</FixedAddress>
      {waysIn({ invitation, link, here })}
      <ProviderButtons providers={providers} action={signInWithProviderAction} next={here} />
      <p className="mt-8 text-muted-foreground text-sm">Not interested, or not meant?</p>
      <DeclineForm link={link} />
    </>
  );
}

function waysIn({ invitation, link, here }: Props & { here: string }) {
  // Whether the address has an account is for its owner to know, not for who copied the link.
  if (invitation.handing === "shown") return <Unproven link={link} here={here} />;
  if (invitation.hasAccount) {
    return <Button render={<Link href={routes.signIn(here)} />}>Sign in to accept</Button>;
  }
  return (
    <>
      <ActionForm action={joinAction}>
        <LinkFields link={link} />
        {/* For password managers: the address is the invitation's, whatever is sent. */}
        <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
        <FormField name="name" label="Name" autoComplete="name" required />
        <FormField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          description={`At least ${passwordLimits.min} characters, not easy to guess.`}
          required
        />
        <SubmitButton>Create account and join</SubmitButton>
      </ActionForm>
      <p className="mt-5 text-muted-foreground">
        Do you have an account with another address?{" "}
        <TextLink href={routes.signIn()}>Sign in</TextLink> and ask to be invited there.
      </p>
    </>
  );
}

/** A link that was copied: the address has to be shown to be theirs before an account has it. */
function Unproven({ link, here }: { link: InvitationLink; here: string }) {
  return (
    <div className="flex flex-col gap-3">
      <Button render={<Link href={routes.signIn(here)} />}>Sign in to accept</Button>
      <ActionForm action={mailInvitationLinkAction} className="gap-3">
        <LinkFields link={link} />
        <p className="mt-2 text-muted-foreground">
          New here? To be sure that this address is yours, we mail you a link to create your account
          with.
        </p>
        <SubmitButton variant="outline">Mail me the link</SubmitButton>
      </ActionForm>
    </div>
  );
}
