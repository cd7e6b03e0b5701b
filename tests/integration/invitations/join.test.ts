import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "@/db/actor";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import type { MemberContext } from "@/lib/auth/context";
import { createInvitationLink } from "@/lib/invitations/create-invitation-link";
import { inviteMember } from "@/lib/invitations/invite-member";
import { joinAsNewPerson } from "@/lib/invitations/join-as-new-person";
import { mailInvitationLink } from "@/lib/invitations/mail-invitation-link";
import { readInvitation } from "@/lib/invitations/read-invitation";
import type { InvitationLink } from "@/lib/invitations/schemas";
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
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

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

describe("somebody without an account", () => {
  async function invitedNewcomer() {
    const email = newAddress();
    const { id, secret } = await inviteMember(admin, { email, role: "member" });
    return { email, id, link: { invitationId: id, secret } };
  }
  const userOf = async (email: string) =>
    (await connection`select * from users where email = ${email}`)[0];

  test("signs up with the invited address, which counts as verified, and is a member", async () => {
    const { email, link } = await invitedNewcomer();
    expect(await readInvitation(link)).toMatchObject({ handing: "mailed", hasAccount: false });
    const { userId, slug } = await withActor({ ip: "127.0.0.1" }, () =>
      joinAsNewPerson(visitor, { ...link, ...newcomer }),
    );
    expect(slug).toBe(admin.organization.slug);
    expect(await userOf(email)).toMatchObject({ id: userId, email_verified: true, role: "user" });
    const [member] = await connection`select role from members where user_id = ${userId}`;
    expect(member?.role).toBe("member");
    const log = await connection`
      select distinct user_id from audit_logs where transaction_id =
        (select transaction_id from audit_logs where table_name = 'users' and row_id = ${userId})`;
    expect(log.map(({ user_id }) => user_id)).toEqual([userId]);
    expect(await answer(joinAsNewPerson(visitor, { ...link, ...newcomer }))).toBe("CONFLICT");
  });

  test("joins once, however many times the form is sent at once", async () => {
    const { email, link } = await invitedNewcomer();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => answer(joinAsNewPerson(visitor, { ...link, ...newcomer }))),
    );
    expect(answers.filter((each) => each === "ok")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["ok", "CONFLICT"]));
    expect(await connection`select from users where email = ${email}`).toHaveLength(1);
  });

  test("replaces a sign-up with that address that nobody has confirmed", async () => {
    const { email, link } = await invitedNewcomer();
    const squatter = randomUUID();
    await connection`insert into users (id, name, email) values (${squatter}, 'Squatter', ${email})`;
    expect((await readInvitation(link))?.hasAccount).toBe(false);
    const { userId } = await joinAsNewPerson(visitor, { ...link, ...newcomer });
    expect((await userOf(email))?.id).toBe(userId);
    expect(await connection`select from users where id = ${squatter}`).toHaveLength(0);
  });

  test("does not take over an account, nor a banned one", async () => {
    const { guest, link } = await invited();
    expect(await answer(joinAsNewPerson(visitor, { ...link, ...newcomer }))).toBe("CONFLICT");
    expect((await userOf(guest.user.email))?.id).toBe(guest.user.id);
    const { email, link: other } = await invitedNewcomer();
    await connection`insert into users (id, name, email, banned)
      values (${randomUUID()}, 'Banned', ${email}, true)`;
    expect(await answer(joinAsNewPerson(visitor, { ...other, ...newcomer }))).toBe("CONFLICT");
  });

  test("needs a password that is hard to guess, and changes nothing without one", async () => {
    const { email, link, id } = await invitedNewcomer();
    for (const password of ["password123", email, `${admin.organization.name}2026`]) {
      const error = await joinAsNewPerson(visitor, { ...link, ...newcomer, password }).catch(
        (reason) => reason,
      );
      expect(error).toMatchObject({ code: "INVALID", fields: { password: expect.any(String) } });
    }
    expect(await userOf(email)).toBeUndefined();
    expect((await rowOf(id))?.status).toBe("pending");
  });

  test("proves nothing with a copied link: the inviter has it too", async () => {
    const { email, id } = await invitedNewcomer();
    const copied = linkIn(await createInvitationLink(admin, { invitationId: id }));
    expect(await answer(joinAsNewPerson(visitor, { ...copied, ...newcomer }))).toBe("FORBIDDEN");
    expect(await userOf(email)).toBeUndefined();

    await mailInvitationLink(visitor, copied);
    expect(await stateOf(copied)).toBeNull();
    const [mailed] = await queuedLinks(email);
    const { userId } = await joinAsNewPerson(visitor, {
      ...(mailed as InvitationLink),
      ...newcomer,
    });
    expect((await userOf(email))?.id).toBe(userId);
  });
});
