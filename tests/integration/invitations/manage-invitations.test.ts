import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import type { MemberContext } from "@/lib/auth/context";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { createInvitationLink } from "@/lib/invitations/create-invitation-link";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteMembers } from "@/lib/invitations/invite-members";
import { listInvitations } from "@/lib/invitations/list-invitations";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { InvitationsQuery, InviteMembersInput } from "@/lib/invitations/schemas";
import { expireInvitations } from "@/lib/jobs/tasks/expire-invitations";
import { answer } from "@/tests/support/answer";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const newAddress = () => `${randomUUID()}@example.net`;
let owner: MemberContext;
let admin: MemberContext;
let member: MemberContext;
let foreign: MemberContext;

beforeEach(async () => {
  [owner, admin, member] = await addOrganization(connection, "owner", "admin", "member");
  [foreign] = await addOrganization(connection, "owner");
  await db.delete(rateLimits);
});

const invite = (context: MemberContext, addresses: string, role = "member") =>
  inviteMembers(context, InviteMembersInput.parse({ addresses, role }));
const list = async (context: MemberContext, query: object = {}) =>
  (await listInvitations(context, InvitationsQuery.parse(query))).items;

describe("a pasted list", () => {
  test.each([
    ["lines", "a@example.net\nb@example.net\r\nc@example.net"],
    ["commas and semicolons", "a@example.net, b@example.net;c@example.net"],
    ["spaces", "  a@example.net b@example.net\tc@example.net "],
    ["names", "Ada <a@example.net>, Bob B. <b@example.net>\n<C@Example.net>"],
    ["repetitions", "a@example.net,A@EXAMPLE.net\nb@example.net c@example.net c@example.net"],
  ])("may have %s", (_, addresses) => {
    const parsed = InviteMembersInput.parse({ addresses, role: "member" });
    expect(parsed.addresses).toEqual(["a@example.net", "b@example.net", "c@example.net"]);
  });

  test("is bounded, not empty, and quick to read whatever it is", () => {
    const many = Array.from({ length: 101 }, (_, index) => `p${index}@example.net`).join("\n");
    for (const addresses of ["", " ,;\n", many, "x".repeat(40_000)]) {
      expect(InviteMembersInput.safeParse({ addresses, role: "member" }).success).toBe(false);
    }
    const start = performance.now();
    for (const part of ["<", ">", "a", "<a@", " "]) {
      InviteMembersInput.safeParse({
        addresses: part.repeat(32_000 / part.length),
        role: "member",
      });
    }
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("is answered line by line: one that cannot be invited keeps no other from it", async () => {
    const [fresh, again] = [newAddress(), newAddress()];
    await inviteMember(owner, { email: again, role: "member" });
    const odd = ["nobody", "a@b@c.de", '"x y"@example.net', "ann\u202e@example.net"];
    const answers = await invite(
      admin,
      [fresh, member.user.email, again, ...odd.map((text) => text.replaceAll(" ", ""))].join("\n"),
    );
    expect(answers.slice(0, 3)).toEqual([
      { address: fresh },
      { address: member.user.email, reason: "This person is a member already." },
      { address: again, reason: "This address has an open invitation already." },
    ]);
    expect(answers.slice(3).every(({ reason }) => reason)).toBe(true);
    const rows = await connection`
      select email, inviter_id, role, expires_at - created_at = interval '48 hours' as two_days
      from invitations where organization_id = ${owner.organization.id} and email = ${fresh}`;
    expect(rows).toEqual([
      { email: fresh, inviter_id: admin.user.id, role: "member", two_days: true },
    ]);
  });

  test("gives no role but those that the inviter may give, in no spelling", async () => {
    expect(await answer(invite(admin, newAddress(), "owner"))).toBe("FORBIDDEN");
    expect(await answer(invite(member, newAddress()))).toBe("FORBIDDEN");
    expect(await answer(invite(owner, newAddress(), "owner"))).toBe("ok");
    for (const role of [
      " owner",
      "Owner",
      "member,owner",
      ["owner"],
      ["member", "owner"],
      "",
      null,
    ]) {
      const input = { addresses: newAddress(), role };
      expect(InviteMembersInput.safeParse(input).success, `${role}`).toBe(false);
    }
  });

  test("is limited by who invites, and by the address that gets mail", async () => {
    const email = newAddress();
    for (let count = 0; count < 5; count++) {
      expect(await invite(owner, email)).toEqual([{ address: email }]);
      await connection`update invitations set status = 'canceled' where email = ${email}`;
    }
    const [refused] = await invite(owner, email);
    expect(refused?.reason).toMatch(/^Too many attempts/);
    expect(await invite(owner, newAddress())).toEqual([{ address: expect.any(String) }]);
    await db.update(rateLimits).set({ count: 500 });
    const [limited] = await invite(owner, newAddress());
    expect(limited?.reason).toMatch(/^Too many attempts/);
  });
});

describe("an invitation is managed", () => {
  test("by owners and admins, those to owners by owners alone, and from nowhere else", async () => {
    const toOwner = {
      invitationId: (await inviteMember(owner, { email: newAddress(), role: "owner" })).id,
    };
    const toMember = {
      invitationId: (await inviteMember(owner, { email: newAddress(), role: "member" })).id,
    };
    for (const act of [resendInvitation, createInvitationLink]) {
      const to = (invitation: object, role: string) => ({ ...invitation, role }) as never;
      expect(await answer(act(admin, to(toOwner, "owner")))).toBe("FORBIDDEN");
      expect(await answer(act(admin, to(toOwner, "member")))).toBe("FORBIDDEN");
      expect(await answer(act(member, to(toMember, "member")))).toBe("FORBIDDEN");
      expect(await answer(act(foreign, to(toMember, "member")))).toBe("NOT_FOUND");
      expect(await answer(act(admin, to(toMember, "member")))).toBe("ok");
      expect(await answer(act(owner, to(toOwner, "owner")))).toBe("ok");
    }
    expect(await answer(resendInvitation(admin, { ...toMember, role: "owner" }))).toBe("FORBIDDEN");
    expect(await answer(resendInvitation(owner, { ...toMember, role: "owner" }))).toBe("ok");
    expect(await answer(list(member))).toBe("FORBIDDEN");
  });

  test("and sent again as a new one when it has expired or was taken back", async () => {
    const email = newAddress();
    const { id } = await inviteMember(owner, { email, role: "member" });
    await connection`update invitations set expires_at = now() where id = ${id}`;
    await expireInvitations.run({}, new AbortController().signal);
    await resendInvitation(admin, { invitationId: id, role: "admin" });
    const rows = await connection`
      select status, role, inviter_id from invitations where email = ${email} order by created_at`;
    expect(rows).toEqual([
      { status: "expired", role: "member", inviter_id: owner.user.id },
      { status: "pending", role: "admin", inviter_id: admin.user.id },
    ]);
    expect(await answer(resendInvitation(admin, { invitationId: id, role: "member" }))).toBe(
      "CONFLICT",
    );
  });

  test("but not once it is accepted", async () => {
    const { id } = await inviteMember(owner, { email: newAddress(), role: "member" });
    await connection`update invitations set status = 'accepted' where id = ${id}`;
    const input = { invitationId: id };
    expect(await answer(resendInvitation(owner, { ...input, role: "member" }))).toBe("CONFLICT");
    expect(await answer(createInvitationLink(owner, input))).toBe("CONFLICT");
    expect(await answer(cancelInvitation(owner, input))).toBe("CONFLICT");
  });
});

describe("the list", () => {
  test("shows one status, the newest first, in pages that lead there and back", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      id: randomUUID(),
      organization_id: owner.organization.id,
      email: `p${`${index}`.padStart(2, "0")}@example.net`,
      inviter_id: owner.user.id,
      status: index % 2 ? "canceled" : "pending",
      expires_at: new Date(Date.now() + 3_600_000),
      created_at: new Date(Date.now() - (60 - index) * 1_000),
    }));
    await connection`insert into invitations ${connection(rows)}`;
    const expected = rows.filter(({ status }) => status === "pending").map(({ email }) => email);
    expected.reverse();
    const first = await listInvitations(owner, InvitationsQuery.parse({}));
    const second = await listInvitations(
      owner,
      InvitationsQuery.parse({ after: first.next ?? "" }),
    );
    expect([...first.items, ...second.items].map(({ email }) => email)).toEqual(expected);
    expect([first.previous, second.next]).toEqual([null, null]);
    const back = await listInvitations(
      owner,
      InvitationsQuery.parse({ before: second.previous ?? "" }),
    );
    expect(back.items).toEqual(first.items);
    expect(await list(owner, { status: "canceled" })).toHaveLength(25);
    expect(await list(owner, { status: "accepted" })).toEqual([]);
    expect(await list(owner, { status: "nonsense" })).toHaveLength(25);
  });

  test("is searched by parts of addresses as they are, within the organization", async () => {
    const emails = ["ada.love@example.net", "50%_off@example.net", "bob@example.net"];
    for (const email of emails) await inviteMember(owner, { email, role: "member" });
    await inviteMember(foreign, { email: "ada.love@example.net", role: "member" });
    const found = async (q: string) => (await list(admin, { q })).map(({ email }) => email);
    expect(await found("LOVE")).toEqual(["ada.love@example.net"]);
    expect(await found("%")).toEqual(["50%_off@example.net"]);
    expect(await found("_")).toEqual(["50%_off@example.net"]);
    expect(await found("\\")).toEqual([]);
    expect(await found("nobody")).toEqual([]);
    expect(await list(admin, { q: "example", status: "expired" })).toEqual([]);
  });

  test("says what became of the mail", async () => {
    const email = newAddress();
    const { id } = await inviteMember(owner, { email, role: "member" });
    const mail = async () => (await list(owner))[0]?.mail;
    expect(await mail()).toBe("queued");
    await connection`update invitations set mail_failed_at = now() where id = ${id}`;
    expect(await mail()).toBe("failed");
    await connection`update invitations set mailed_at = now() where id = ${id}`;
    expect(await mail()).toBe("sent");
    await createInvitationLink(owner, { invitationId: id });
    expect(await mail()).toBe("shown");
    await resendInvitation(owner, { invitationId: id, role: "member" });
    expect(await mail()).toBe("queued");
  });
});

test("what nobody answered in time is marked as expired, in every organization, and nothing else", async () => {
  const overdue = await inviteMember(owner, { email: newAddress(), role: "member" });
  const elsewhere = await inviteMember(foreign, { email: newAddress(), role: "member" });
  const open = await inviteMember(owner, { email: newAddress(), role: "member" });
  const ids = [overdue.id, elsewhere.id];
  await connection`update invitations set expires_at = now() where id in ${connection(ids)}`;
  await expireInvitations.run({}, new AbortController().signal);
  const rows = await connection`
    select id, status, answered_at is not null as answered from invitations
    where id = any(${[...ids, open.id]})`;
  const byId = Object.fromEntries(rows.map(({ id, ...row }) => [id, row]));
  expect(byId[overdue.id]).toEqual({ status: "expired", answered: true });
  expect(byId[elsewhere.id]).toEqual({ status: "expired", answered: true });
  expect(byId[open.id]).toEqual({ status: "pending", answered: false });
});
