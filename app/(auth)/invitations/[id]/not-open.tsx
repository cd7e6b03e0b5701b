import Link from "next/link";
import { AuthHeader } from "@/components/accounts/auth-header";
import { Button } from "@/components/ui/button";
import type { OpenedInvitation } from "@/lib/invitations/read-invitation";
import { routes } from "@/lib/routes";

/** For a secret that opens nothing, and for no secret. */
export function WrongLink() {
  return (
    <>
      <AuthHeader title="This link opens nothing">
        Perhaps it was cut, or a newer one has been sent since: look for the newest mail, and open
        the link in it. Otherwise ask whoever invited you for a new invitation.
      </AuthHeader>
      <Button variant="outline" render={<Link href={routes.home} />}>
        Home
      </Button>
    </>
  );
}

interface NotOpenProps {
  invitation: OpenedInvitation;
  state: Exclude<OpenedInvitation["state"], "open">;
}

/** Says what happened to an invitation, and what to do. */
export function NotOpen({ invitation: { inviter, organization }, state }: NotOpenProps) {
  const { title, advice } = {
    accepted: {
      title: "This invitation has been used",
      advice: `It works once. If it was you who joined ${organization.name}, sign in.`,
    },
    rejected: {
      title: "This invitation was declined",
      advice: `Nothing else happens. If you change your mind, ask ${inviter} for a new invitation to ${organization.name}.`,
    },
    canceled: {
      title: "This invitation was taken back",
      advice: `Ask ${inviter} whether that is a mistake. ${organization.name} can invite you again.`,
    },
    expired: {
      title: "This invitation has expired",
      advice: `Invitations are open for 48 hours. Ask ${inviter} to send you the one to ${organization.name} again.`,
    },
    withdrawn: {
      title: "This invitation does not count any more",
      advice: `Who sent it may not invite people to ${organization.name} any more. Ask somebody else there for a new one.`,
    },
  }[state];
  return (
    <>
      <AuthHeader title={title}>{advice}</AuthHeader>
      <Button variant="outline" render={<Link href={routes.dashboard} />}>
        {state === "accepted" ? "Sign in" : "Go to the dashboard"}
      </Button>
    </>
  );
}
