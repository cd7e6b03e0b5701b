import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { knownError } from "@/lib/doors/known-error";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { removeMember } from "@/lib/members/remove-member";
import { answer } from "@/tests/support/answer";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member", "owner", "admin");
type Context = Awaited<ReturnType<typeof found>>[0];
let owner: Context;
let admin: Context;
let member: Context;
let otherOwner: Context;
let otherAdmin: Context;
let foreign: Context;

beforeEach(async () => {
  [owner, admin, member, otherOwner, otherAdmin] = await found();
  [foreign] = await addOrganization(connection, "owner");
});

const roleOf = async ({ memberId }: Context) =>
  (await connection`select role from members where id = ${memberId}`)[0]?.role;

describe("a member's role", () => {
  const change = (actor: Context, { memberId }: Context, role: "owner" | "admin" | "member") =>
    answer(changeMemberRole(actor, { memberId, role }));

  test("is changed by owners, to whatever they like", async () => {
    expect(await change(owner, member, "owner")).toBe("ok");
    expect(await change(owner, otherOwner, "member")).toBe("ok");
    expect([await roleOf(member), await roleOf(otherOwner)]).toEqual(["owner", "member"]);
  });

  test("is changed by admins, but never that of an owner, and never to owner", async () => {
    expect(await change(admin, member, "admin")).toBe("ok");
    expect(await change(admin, owner, "member")).toBe("FORBIDDEN");
    expect(await change(admin, member, "owner")).toBe("FORBIDDEN");
    expect(await change(admin, admin, "owner")).toBe("FORBIDDEN");
    expect(await roleOf(owner)).toBe("owner");
  });

  test("is changed by nobody else, nor from another organization", async () => {
    expect(await change(member, admin, "member")).toBe("FORBIDDEN");
    expect(await change(member, member, "admin")).toBe("FORBIDDEN");
    expect(await change(foreign, member, "admin")).toBe("NOT_FOUND");
    expect(await roleOf(member)).toBe("member");
  });

  test("that was taken away meanwhile allows nothing any more", async () => {
    await changeMemberRole(owner, { memberId: otherOwner.memberId, role: "admin" });
    expect(await change(otherOwner, owner, "member")).toBe("FORBIDDEN");
    await removeMember(owner, { memberId: otherAdmin.memberId });
    expect(await change(otherAdmin, member, "admin")).toBe("NOT_FOUND");
  });

  test("is one of the three, and no list of them", async () => {
    for (const role of ["owner,admin", " owner", "OWNER", "superadmin", ""]) {
      expect(await change(owner, member, role as "owner"), role).toBe("INVALID");
    }
  });

  test("of the last owner stays", async () => {
    await changeMemberRole(owner, { memberId: otherOwner.memberId, role: "admin" });
    expect(await change(owner, owner, "admin")).toBe("CONFLICT");
  });
});

describe("a member", () => {
  const remove = (actor: Context, { memberId }: Context) =>
    answer(removeMember(actor, { memberId }));

  test("is removed by owners and admins; an owner by owners alone", async () => {
    expect(await remove(admin, owner)).toBe("FORBIDDEN");
    expect(await remove(member, admin)).toBe("FORBIDDEN");
    expect(await remove(foreign, member)).toBe("NOT_FOUND");
    expect(await remove(admin, otherAdmin)).toBe("ok");
    expect(await remove(admin, member)).toBe("ok");
    expect(await remove(owner, otherOwner)).toBe("ok");
    expect(await remove(owner, owner)).toBe("CONFLICT");
  });

  test("may leave, unless it is the last owner", async () => {
    for (const one of [member, admin, owner]) {
      expect(await answer(leaveOrganization(one))).toBe("ok");
    }
    expect(await answer(leaveOrganization(otherOwner))).toBe("CONFLICT");
    expect(await answer(leaveOrganization(member))).toBe("NOT_FOUND");
  });
});

describe("an invitation", () => {
  const invite = (actor: Context, role: "owner" | "admin" | "member", email = newAddress()) =>
    inviteMember(actor, { email, role });
  const newAddress = () => `${randomUUID()}@example.net`;

  test("is sent by owners and admins; to become an owner, by owners alone", async () => {
    expect(await answer(invite(owner, "owner"))).toBe("ok");
    expect(await answer(invite(admin, "admin"))).toBe("ok");
    expect(await answer(invite(admin, "owner"))).toBe("FORBIDDEN");
    expect(await answer(invite(member, "member"))).toBe("FORBIDDEN");
  });

  test("is open for 48 hours, and not for who is a member already", async () => {
    const { expiresAt } = await invite(owner, "member");
    expect((expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(48, 1);
    expect(await answer(invite(owner, "member", member.user.email))).toBe("CONFLICT");
  });

  test("is withdrawn by owners and admins of its organization; one to an owner, by owners alone", async () => {
    const toOwner = { invitationId: (await invite(owner, "owner")).id };
    const toMember = { invitationId: (await invite(owner, "member")).id };
    expect(await answer(cancelInvitation(admin, toOwner))).toBe("FORBIDDEN");
    expect(await answer(cancelInvitation(member, toMember))).toBe("FORBIDDEN");
    expect(await answer(cancelInvitation(foreign, toMember))).toBe("NOT_FOUND");
    expect(await answer(cancelInvitation(admin, toMember))).toBe("ok");
    expect(await answer(cancelInvitation(admin, toMember))).toBe("CONFLICT");
    expect(await answer(cancelInvitation(owner, toOwner))).toBe("ok");
  });

  test("is accepted by the person whose confirmed address it has, in the role that it offers", async () => {
    const [guest, stranger] = await Promise.all([addPerson(connection), addPerson(connection)]);
    const { id: invitationId, secret } = await invite(owner, "admin", guest.user.email);
    const link = { invitationId, secret };
    const unproven = { ...guest, user: { ...guest.user, emailVerified: false } };
    expect(await answer(acceptInvitation(stranger, link))).toBe("NOT_FOUND");
    expect(await answer(acceptInvitation(unproven, link))).toBe("FORBIDDEN");
    expect(await acceptInvitation(guest, link)).toEqual({
      organizationId: owner.organization.id,
      slug: owner.organization.slug,
    });
    const memberships = await connection`
      select role, organization_id = ${owner.organization.id} as here from members
      where user_id = ${guest.user.id}`;
    expect(memberships).toEqual([{ role: "admin", here: true }]);
    expect(await answer(cancelInvitation(owner, { invitationId }))).toBe("CONFLICT");
  });

  test("that is overdue is refused in a sentence", async () => {
    const guest = await addPerson(connection);
    const { id: invitationId, secret } = await invite(owner, "admin", guest.user.email);
    await connection`update invitations set expires_at = now() where id = ${invitationId}`;
    const error = await acceptInvitation(guest, { invitationId, secret }).catch((reason) => reason);
    expect(knownError(error, "test")).toMatchObject({
      code: "CONFLICT",
      message: "This invitation has expired. Ask for a new one.",
    });
    expect(await connection`select from members where user_id = ${guest.user.id}`).toEqual([]);
  });
});
