import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { link } from "@/lib/email/link";
import { queueMail } from "@/lib/email/queue-mail";
import type { QueuedMail } from "@/lib/email/queued-mail";
import type { JobExecutor } from "@/lib/jobs/add-job";
import type { OrganizationRole } from "@/lib/permissions";

export interface InvitationMail {
  id: string;
  organizationId: string;
  email: string;
  role: OrganizationRole;
  /** Names as they were typed. */
  inviter: string;
  organization: string;
  secret: string;
  secretHash: string;
}

/** The address of the page that a secret opens. */
export const invitationUrl = (id: string, secret: string) => link(`/invitations/${id}`, { secret });

/** Sends the link when the transaction commits. The invitation learns what became of the mail. */
export function queueInvitationMail(tx: JobExecutor, mail: InvitationMail): Promise<void> {
  const { id, organizationId, email, role, inviter, organization, secret, secretHash } = mail;
  return queueMail(
    tx,
    {
      to: email,
      template: "invitation",
      props: { inviter, organization, role, url: invitationUrl(id, secret) },
    },
    { id, organizationId, secretHash },
  );
}

type Reported = NonNullable<QueuedMail["invitation"]>;

/** Pending, and with the link that the mail carries: a newer link makes the mail worthless. */
const isMeant = ({ id, organizationId, secretHash }: Reported) =>
  and(
    eq(invitations.organizationId, organizationId),
    eq(invitations.id, id),
    eq(invitations.secretHash, secretHash),
    eq(invitations.status, "pending"),
  );

/** For the job that sends mail: whether the link in it still opens something. */
export async function isInvitationMailAwaited(mail: Reported): Promise<boolean> {
  const [found] = await tenant({ organization: { id: mail.organizationId } })
    .db.select({ id: invitations.id })
    .from(invitations)
    .where(and(isMeant(mail), isNull(invitations.mailedAt), gt(invitations.expiresAt, sql`now()`)));
  return found !== undefined;
}

/** For the job that sends mail: notes that it went out, or that it was given up. */
export async function noteInvitationMail(mail: Reported, outcome: "sent" | "failed") {
  const now = sql`clock_timestamp()`;
  await tenant({ organization: { id: mail.organizationId } })
    .db.update(invitations)
    .set(outcome === "sent" ? { mailedAt: now, mailFailedAt: null } : { mailFailedAt: now })
    .where(isMeant(mail));
}
