import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { MailIcon, SearchIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";
import type { InvitationStatus } from "@/lib/invitations/schemas";

const texts: Record<InvitationStatus, { title: string; description: string }> = {
  pending: {
    title: "Nobody is waiting",
    description: "Whom you invite stands here until they answer or their invitation expires.",
  },
  accepted: {
    title: "Nobody has accepted yet",
    description: "Who accepts an invitation stands here, and among the members.",
  },
  rejected: { title: "Nobody has declined", description: "Who says no stands here." },
  canceled: {
    title: "Nothing was taken back",
    description: "Invitations that you cancel stand here.",
  },
  expired: {
    title: "Nothing has expired",
    description: "Invitations that nobody answered within 48 hours stand here.",
  },
};

interface InvitationsEmptyProps {
  status: InvitationStatus;
  search: string;
  firstPage: string;
}

/** In place of a list without rows. */
export function InvitationsEmpty({ status, search, firstPage }: InvitationsEmptyProps) {
  if (!search) return <EmptyState icon={<MailIcon />} {...texts[status]} />;
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={`No address matches “${search}”`}
      description="The search looks for parts of e-mail addresses among those of this status."
      action={
        <Button variant="outline" size="sm" render={<Link href={firstPage} />}>
          Show all of them
        </Button>
      }
    />
  );
}
