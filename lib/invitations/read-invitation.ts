import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { registry } from "@/db/registry";
import { invitations, members, organizations, users } from "@/db/schema";
import { can, mayHandle, type OrganizationRole } from "@/lib/permissions";
import { type Handing, handingOf } from "./invitation-secret";
import type { InvitationLink, InvitationStatus } from "./schemas";

type RegistryTransaction = Parameters<Parameters<typeof registry.db.transaction>[0]>[0];

/** An invitation as the holder of its link may know it. */
export interface OpenedInvitation {
  id: string;
  organization: { id: string; name: string; slug: string };
  inviter: string;
  email: string;
  role: OrganizationRole;
  expiresAt: Date;
  /**
   * `withdrawn`: who invited is banned, has left or may not invite any more, or the organization is
   * being deleted. Sent again by somebody else, it is open again.
   */
  state: "open" | "withdrawn" | Exclude<InvitationStatus, "pending">;
  handing: Handing;
  /** Whether somebody signs in with the invited address already. Only for who owns the address. */
  hasAccount: boolean;
}

const inviter = alias(users, "inviter");
const now = sql`clock_timestamp()`;

const select = (executor: Pick<typeof registry.db, "select">, id: string) =>
  executor
    .select({
      id: invitations.id,
      organization: { id: organizations.id, name: organizations.name, slug: organizations.slug },
      isClosed: sql<boolean>`${organizations.deletedAt} is not null`,
      inviter: inviter.name,
      isBanned: sql<boolean>`${inviter.banned} and (${inviter.banExpires} is null or ${inviter.banExpires} > ${now})`,
      inviterRole: members.role,
      email: invitations.email,
      role: invitations.role,
      status: invitations.status,
      expiresAt: invitations.expiresAt,
      isOverdue: sql<boolean>`${invitations.expiresAt} <= ${now}`,
      secretHash: invitations.secretHash,
      hasAccount: sql<boolean>`exists (
        select from ${users} known where known.email = ${invitations.email}
          and (known.email_verified or known.banned or known.role <> 'user'))`,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(inviter, eq(inviter.id, invitations.inviterId))
    .leftJoin(
      members,
      and(
        eq(members.organizationId, invitations.organizationId),
        eq(members.userId, invitations.inviterId),
      ),
    )
    .where(eq(invitations.id, id))
    .$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];

function opened(row: Row | undefined, secret: string): OpenedInvitation | null {
  const handing = row && handingOf(secret, row.secretHash);
  if (!row || !handing) return null;
  const { isClosed, isBanned, inviterRole, status, isOverdue, secretHash: _, ...rest } = row;
  const mayInvite =
    inviterRole && can(inviterRole, "invitations.manage") && mayHandle(inviterRole, row.role);
  const stands = mayInvite && !isBanned && !isClosed;
  const pending = isOverdue ? "expired" : stands ? "open" : "withdrawn";
  return { ...rest, handing, state: status === "pending" ? pending : status };
}

/**
 * What a link opens, for whoever holds it; null for a wrong secret and for an id that does not exist
 * alike.
 */
export async function readInvitation(link: InvitationLink): Promise<OpenedInvitation | null> {
  const [row] = await select(registry.db, link.invitationId);
  return opened(row, link.secret);
}

/** The same for a verb that answers it: the invitation stays as it is until the transaction ends. */
export async function lockOpenedInvitation(
  tx: RegistryTransaction,
  link: InvitationLink,
): Promise<OpenedInvitation | null> {
  // Locked first: what is joined to it is then read as of after that, and not as of before waiting.
  await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(eq(invitations.id, link.invitationId))
    .for("no key update");
  const [row] = await select(tx, link.invitationId);
  return opened(row, link.secret);
}
