import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import type { MemberContext } from "@/lib/auth/context";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { createInvitationLink } from "@/lib/invitations/create-invitation-link";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { createSecret, handingOf } from "@/lib/invitations/invitation-secret";
import { inviteMember } from "@/lib/invitations/invite-member";
import { joinAsNewPerson } from "@/lib/invitations/join-as-new-person";
import { mailInvitationLink } from "@/lib/invitations/mail-invitation-link";
import { readInvitation } from "@/lib/invitations/read-invitation";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { InvitationLink } from "@/lib/invitations/schemas";
import type { OrganizationRole } from "@/lib/permissions";
import { answer } from "@/tests/support/answer";
import { linkIn, queuedLinks } from "@/tests/support/invitation-links";
import {
  invitationRow,
  inviteSomebody,
  newAddress,
  newcomer,
  stateOf,
  visitor,
} from "@/tests/support/invited";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

let owner: MemberContext;
let admin: MemberContext;

beforeEach(async () => {
  [owner, admin] = await addOrganization(connection, "owner", "admin");
  await db.delete(rateLimits);
});

const invited = (role: OrganizationRole = "member", by = owner) =>
  inviteSomebody(connection, by, role);
const rowOf = (id: string) => invitationRow(connection, id);

describe("the secret of a link", () => {
  test("has 32 random bytes, is stored as a hash, and is nowhere else in the database", async () => {
    const { link, id } = await invited();
    expect(Buffer.from(link.secret, "base64url")).toHaveLength(32);
    const hash = createHash("sha256").update(link.secret).digest("base64url");
    expect((await rowOf(id))?.secret_hash).toBe(`mailed:${hash}`);
    const dump = JSON.stringify([
      await connection`select * from invitations`,
      await connection`select * from audit_logs`,
      await connection`select to_jsonb(jobs) from graphile_worker._private_jobs jobs`,
    ]);
    expect(dump).not.toContain(link.secret);
    const log = await connection`select changed_data from audit_logs where row_id = ${id}`;
    expect(log[0]?.changed_data.after).toMatchObject({ secret_hash: "[redacted]" });
    expect(JSON.stringify(log)).not.toContain(hash);
  });

  test("is told apart from every other, its own hash included", async () => {
    const { link, id } = await invited();
    const other = await invited();
    const hash = `${(await rowOf(id))?.secret_hash}`;
    expect(await stateOf(link)).toBe("open");
    for (const secret of [
      other.link.secret,
      createSecret("mailed").secret,
      hash.slice("mailed:".length),
      `${link.secret.slice(0, -1)}${link.secret.endsWith("A") ? "B" : "A"}`,
    ]) {
      const wrong = { invitationId: id, secret };
      expect(await stateOf(wrong)).toBeNull();
      expect(await answer(acceptInvitation(other.guest, wrong))).toBe("NOT_FOUND");
      expect(await answer(declineInvitation(null, wrong))).toBe("NOT_FOUND");
      expect(await answer(mailInvitationLink(visitor, wrong))).toBe("NOT_FOUND");
      expect(await answer(joinAsNewPerson(visitor, { ...wrong, ...newcomer }))).toBe("NOT_FOUND");
    }
    expect((await rowOf(id))?.status).toBe("pending");
  });

  test("is compared whole, whatever its length, and never to nothing", () => {
    const { secret, secretHash } = createSecret("shown");
    expect(handingOf(secret, secretHash)).toBe("shown");
    for (const wrong of ["", secret.slice(1), `${secret}x`, secretHash]) {
      expect(handingOf(wrong, secretHash)).toBeUndefined();
    }
    for (const hash of [null, "", "mailed:", "shown:"]) {
      expect(handingOf(secret, hash)).toBeUndefined();
    }
  });

  test.each([
    ["none", undefined],
    ["an empty one", ""],
    ["a list", ["x".repeat(43)]],
    ["one with a NUL", `${"x".repeat(42)}\0`],
    ["one that is too long", "x".repeat(44)],
    ["a stored hash", `mailed:${"x".repeat(43)}`],
    ["SQL", `' or ''='${"x".repeat(34)}`],
  ])("is refused before the database is asked: %s", (_, secret) => {
    expect(InvitationLink.safeParse({ invitationId: "i", secret }).success).toBe(false);
  });

  test("opens nothing for an invitation without one", async () => {
    const { id, link } = await invited();
    await connection`update invitations set secret_hash = null where id = ${id}`;
    expect(await stateOf(link)).toBeNull();
  });
});

describe("an invitation's link", () => {
  test("works once", async () => {
    const { guest, link, id } = await invited("admin");
    const found = await readInvitation(link);
    expect(found).toMatchObject({ inviter: owner.user.name, role: "admin", hasAccount: true });
    expect(await acceptInvitation(guest, link)).toMatchObject({ slug: owner.organization.slug });
    expect(await answer(acceptInvitation(guest, link))).toBe("CONFLICT");
    expect(await answer(declineInvitation(guest, link))).toBe("CONFLICT");
    await connection`delete from members where user_id = ${guest.user.id}`;
    expect(await answer(acceptInvitation(guest, link)), "after a removal").toBe("CONFLICT");
    expect(await stateOf(link)).toBe("accepted");
    expect((await rowOf(id))?.answered_at).toBeInstanceOf(Date);
  });

  test("lets nobody in who has another address", async () => {
    const { link } = await invited();
    const stranger = await addPerson(connection);
    expect(await answer(acceptInvitation(stranger, link))).toBe("NOT_FOUND");
    expect(await answer(declineInvitation(stranger, link))).toBe("NOT_FOUND");
    expect(await stateOf(link)).toBe("open");
  });

  test("is declined by its addressee, or by whoever holds it without being signed in", async () => {
    const first = await invited();
    await declineInvitation(first.guest, first.link);
    expect(await stateOf(first.link)).toBe("rejected");
    expect(await answer(acceptInvitation(first.guest, first.link))).toBe("CONFLICT");
    const second = await invited();
    await declineInvitation(null, second.link);
    expect(await stateOf(second.link)).toBe("rejected");
    expect(await answer(declineInvitation(null, second.link))).toBe("CONFLICT");
  });

  test("is dead after a new one was sent, which has a new expiry and the role asked for", async () => {
    const { guest, link, id } = await invited("member");
    await connection`update invitations set expires_at = now() + interval '1 minute',
      mailed_at = now() where id = ${id}`;
    await resendInvitation(admin, { invitationId: id, role: "admin" });
    expect(await stateOf(link)).toBeNull();
    expect(await answer(acceptInvitation(guest, link))).toBe("NOT_FOUND");
    const row = await rowOf(id);
    expect(row).toMatchObject({ role: "admin", mailed_at: null, inviter_id: admin.user.id });
    expect(row?.expires_at.getTime()).toBeGreaterThan(Date.now() + 47 * 3_600_000);
    const [fresh] = await queuedLinks(guest.user.email);
    await acceptInvitation(guest, fresh as InvitationLink);
    const [member] = await connection`select role from members where user_id = ${guest.user.id}`;
    expect(member?.role).toBe("admin");
  });

  test("that is copied works for an account, kills the one before, and outlives no end", async () => {
    const { guest, link, id } = await invited();
    const copied = linkIn(await createInvitationLink(admin, { invitationId: id }));
    expect(await stateOf(link)).toBeNull();
    expect(await readInvitation(copied)).toMatchObject({ state: "open", handing: "shown" });
    await acceptInvitation(guest, copied);
    expect(await answer(createInvitationLink(admin, { invitationId: id }))).toBe("CONFLICT");
    const late = await invited();
    await connection`update invitations set expires_at = now() where id = ${late.id}`;
    expect(await answer(createInvitationLink(admin, { invitationId: late.id }))).toBe("CONFLICT");
  });

  test.each([
    ["canceled", async (id: string) => cancelInvitation(owner, { invitationId: id }), "canceled"],
    [
      "overdue",
      (id: string) => connection`update invitations set expires_at = now() where id = ${id}`,
      "expired",
    ],
    [
      "marked as expired",
      (id: string) => connection`update invitations set status = 'expired' where id = ${id}`,
      "expired",
    ],
    [
      "of somebody who is banned",
      () => connection`update users set banned = true where id = ${admin.user.id}`,
      "withdrawn",
    ],
    [
      "of somebody who was removed",
      () => connection`delete from members where user_id = ${admin.user.id}`,
      "withdrawn",
    ],
    [
      "of somebody who was demoted",
      () => connection`update members set role = 'member' where user_id = ${admin.user.id}`,
      "withdrawn",
    ],
    [
      "of an organization that is being deleted",
      () =>
        connection`update organizations set deleted_at = now() where id = ${admin.organization.id}`,
      "withdrawn",
    ],
  ])("makes nobody a member when it is %s", async (_, change, state) => {
    const { guest, link, id } = await invited("member", admin);
    const stranger = newAddress();
    const second = await inviteMember(admin, { email: stranger, role: "member" });
    await change(id);
    expect(await stateOf(link)).toBe(state);
    expect(await answer(acceptInvitation(guest, link))).toBe("CONFLICT");
    if (state === "withdrawn") {
      const join = { invitationId: second.id, secret: second.secret, ...newcomer };
      expect(await answer(joinAsNewPerson(visitor, join))).toBe("CONFLICT");
      expect(await connection`select from users where email = ${stranger}`).toHaveLength(0);
    }
    expect(await connection`select from members where user_id = ${guest.user.id}`).toHaveLength(0);
  });

  test("of an owner's is void when the inviter is an owner no more", async () => {
    const [, second] = await addOrganization(connection, "owner", "owner");
    const { link } = await invited("owner", second);
    await connection`update members set role = 'admin' where user_id = ${second.user.id}`;
    expect(await stateOf(link)).toBe("withdrawn");
  });

  test("of a removed inviter is open again once somebody else sends it", async () => {
    const { guest, id } = await invited("member", admin);
    await connection`delete from members where user_id = ${admin.user.id}`;
    await resendInvitation(owner, { invitationId: id, role: "member" });
    const [fresh] = await queuedLinks(guest.user.email);
    expect(await stateOf(fresh as InvitationLink)).toBe("open");
  });

  test("answers a member with CONFLICT", async () => {
    const { guest, link } = await invited();
    await connection`insert into members ${connection({
      id: randomUUID(),
      organization_id: owner.organization.id,
      user_id: guest.user.id,
      role: "member",
    })}`;
    expect(await answer(acceptInvitation(guest, link))).toBe("CONFLICT");
    expect(await stateOf(link)).toBe("open");
  });
});
