import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthHeader } from "@/components/accounts/auth-header";
import { MailboxHint } from "@/components/accounts/mailbox-hint";
import { Button } from "@/components/ui/button";
import { page, pageSession } from "@/lib/doors/page";
import { env } from "@/lib/env";
import { readInvitation } from "@/lib/invitations/read-invitation";
import { InvitationLink } from "@/lib/invitations/schemas";
import { findMembership } from "@/lib/members/find-membership";
import { setStatus } from "@/lib/request/set-status";
import { routes } from "@/lib/routes";
import { NewPerson } from "./new-person";
import { NotOpen, WrongLink } from "./not-open";
import { AnotherPerson, InvitedPerson } from "./signed-in-person";

export const metadata: Metadata = {
  title: "Invitation",
  robots: { index: false },
  // The address holds a secret. Not "no-referrer": then plain form posts carry no origin to check.
  referrer: "strict-origin",
};

const Query = z.object({
  secret: InvitationLink.shape.secret.optional().catch(undefined),
  /** A mail with the link that counts is on its way. */
  mailed: z.literal("1").optional().catch(undefined),
});

interface InvitationPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<object>;
}

/** Where the link of an invitation leads: who invites to what, and an answer. */
export default page(async ({ params, searchParams }: InvitationPageProps) => {
  const { mailed, secret } = Query.parse(await searchParams);
  if (mailed) return <Mailed />;
  const link = InvitationLink.safeParse({ invitationId: (await params).id, secret });
  const invitation = link.success ? await readInvitation(link.data) : null;
  if (!link.success || !invitation) {
    setStatus(404);
    return <WrongLink />;
  }
  const { organization, state, email } = invitation;
  const person = await pageSession();
  if (person && (await findMembership(person, organization.slug))) {
    return <Member organization={organization} accepted={state === "accepted"} />;
  }
  if (state !== "open") {
    setStatus(410);
    return <NotOpen invitation={invitation} state={state} />;
  }
  if (!person) return <NewPerson invitation={invitation} link={link.data} />;
  return person.user.email === email ? (
    <InvitedPerson invitation={invitation} link={link.data} />
  ) : (
    <AnotherPerson invitation={invitation} link={link.data} current={person.user.email} />
  );
});

function Mailed() {
  return (
    <>
      <AuthHeader title="Check your mail">
        We have sent a new link to the invited address. Open it to create your account. The link
        that you had does not work any more.
      </AuthHeader>
      {env.MODE !== "production" && <MailboxHint href={routes.devMail} />}
    </>
  );
}

function Member({
  organization,
  accepted,
}: {
  organization: { name: string; slug: string };
  accepted: boolean;
}) {
  return (
    <>
      <AuthHeader title={`You are in ${organization.name} already`}>
        {accepted
          ? "The invitation has been accepted. There is nothing left to do."
          : "You are a member, so there is nothing to accept."}
      </AuthHeader>
      <Button render={<Link href={routes.organization(organization.slug)} />}>
        Go to {organization.name}
      </Button>
    </>
  );
}
