import { registry } from "@/db/registry";
import { InvitationLink } from "@/lib/invitations/schemas";
import { openPayload, SealedPayload } from "@/lib/jobs/sealed-payload";

/** What a link's address holds. */
export function linkIn(url: string): InvitationLink {
  const { pathname, searchParams } = new URL(url);
  const invitationId = pathname.split("/").at(-1);
  return InvitationLink.parse({ invitationId, secret: searchParams.get("secret") });
}

/** The links in the mails to an address that wait in the queue, the newest first. */
export async function queuedLinks(email: string): Promise<InvitationLink[]> {
  const rows = await registry.db.execute<{ payload: unknown }>(
    "select payload from graphile_worker._private_jobs order by id desc",
  );
  return rows
    .map(({ payload }) => SealedPayload.safeParse(payload))
    .flatMap(({ data }) => (data ? [openPayload("send-mail", data)] : []))
    .map((mail) => mail as { to: string; props: { url: string } })
    .filter(({ to }) => to === email)
    .map(({ props }) => linkIn(props.url));
}
