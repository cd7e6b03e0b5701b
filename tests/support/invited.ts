import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { MemberContext } from "@/lib/auth/context";
import { inviteMember } from "@/lib/invitations/invite-member";
import { readInvitation } from "@/lib/invitations/read-invitation";
import type { InvitationLink } from "@/lib/invitations/schemas";
import type { OrganizationRole } from "@/lib/permissions";
import { addPerson } from "./tenants";

/** Whoever opens a link without being signed in, and what they type to join. */
export const visitor = { headers: new Headers(), address: "127.0.0.1" };
export const newcomer = { name: "Nora Newcomer", password: "violet harbour 31" };
export const newAddress = () => `${randomUUID()}@example.net`;

/** An invitation of somebody with an account, and its link. */
export async function inviteSomebody(
  owner: Sql,
  by: MemberContext,
  role: OrganizationRole = "member",
) {
  const guest = await addPerson(owner);
  const { id, secret } = await inviteMember(by, { email: guest.user.email, role });
  return { guest, id, link: { invitationId: id, secret } };
}

/** What a link opens at the moment; null for nothing. */
export const stateOf = async (link: InvitationLink) => (await readInvitation(link))?.state ?? null;

export const invitationRow = async (owner: Sql, id: string) =>
  (await owner`select * from invitations where id = ${id}`)[0];
