import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { SignedIn } from "@/lib/auth/context";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { runTask } from "@/lib/jobs/run-task";
import { removeDeletedOrganizations } from "@/lib/jobs/tasks/remove-deleted-organizations";
import { findMemberContext } from "@/lib/members/find-member-context";
import { changeName } from "@/lib/organizations/change-name";
import { deleteOrganization } from "@/lib/organizations/delete-organization";
import { listMyOrganizations } from "@/lib/organizations/list-my-organizations";
import { restoreOrganization } from "@/lib/organizations/restore-organization";
import { answer } from "@/tests/support/answer";
import { queuedMails } from "@/tests/support/queued-mails";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member", "owner");
type Context = Awaited<ReturnType<typeof found>>[0];

let owner: Context;
let admin: Context;
let member: Context;
let otherOwner: Context;
let foreign: Context;

beforeEach(async () => {
  [owner, admin, member, otherOwner] = await found();
  [foreign] = await addOrganization(connection, "owner");
});

const remove = (context: Context, confirmation = context.organization.slug) =>
  answer(deleteOrganization(context, { confirmation }));
const restore = (context: Context) =>
  answer(restoreOrganization(context, { organization: owner.organization.slug }));
const stateOf = async ({ organization }: Context) =>
  (
    await connection`
      select deleted_at is not null as deleted from organizations where id = ${organization.id}`
  )[0]?.deleted as boolean | undefined;
const runJob = () =>
  runTask(
    "remove-deleted-organizations",
    removeDeletedOrganizations as never,
    {},
    {
      attempt: 1,
      attempts: 1,
    },
  );
const age = ({ organization }: Context, hours: number) =>
  connection`update organizations set deleted_at = now() - make_interval(hours => ${hours})
    where id = ${organization.id}`;

describe("a deletion", () => {
  test("is begun by owners alone, who type the address", async () => {
    const intruder = { ...foreign, organization: owner.organization };
    expect(await remove(member)).toBe("FORBIDDEN");
    expect(await remove(admin)).toBe("FORBIDDEN");
    expect(await remove(intruder)).toBe("NOT_FOUND");
    for (const text of ["", owner.organization.name, foreign.organization.slug, "delete"]) {
      expect(await remove(owner, text)).toBe("INVALID");
    }
    expect(await stateOf(owner)).toBe(false);
    expect(await remove(owner)).toBe("ok");
    expect(await stateOf(owner)).toBe(true);
    expect(await remove(otherOwner)).toBe("CONFLICT");
  });

  test("is not begun by somebody who was an owner a moment ago", async () => {
    await connection`update members set role = 'admin' where id = ${owner.memberId}`;
    expect(await remove(owner)).toBe("FORBIDDEN");
    expect(await stateOf(owner)).toBe(false);
  });

  test("is told to every owner once, in the same transaction", async () => {
    await remove(owner, "wrong");
    await remove(owner);
    await remove(owner);
    const mails = (await queuedMails()).filter(
      ({ template }) => template === "organization-deleted",
    );
    const ours = mails.filter(({ to }) =>
      [owner, otherOwner].some(({ user }) => user.email === to),
    );
    expect(ours).toHaveLength(2);
    expect(mails.some(({ to }) => [admin, member].some(({ user }) => user.email === to))).toBe(
      false,
    );
    expect(ours[0]?.props).toMatchObject({
      restoreUrl: `http://localhost:3000/restore/${owner.organization.slug}`,
    });
  });

  test("leaves no way in, for anybody, under any slug", async () => {
    await connection`update organizations set slug = ${`now-${owner.organization.id}`}
      where id = ${owner.organization.id}`;
    owner.organization.slug = `now-${owner.organization.id}`;
    await remove(owner);
    for (const person of [owner, admin, member]) {
      for (const slug of [owner.organization.slug, `org-${owner.organization.id}`]) {
        expect(await answer(findMemberContext(person, slug))).toBe("CONFLICT");
      }
    }
    expect(await findMemberContext(foreign, owner.organization.slug)).toBeNull();
    expect(await answer(changeName(owner, { name: "Too late" }))).toBe("CONFLICT");
  });

  test("lets nobody join: neither by an open invitation nor by a new one", async () => {
    const guest = await addPerson(connection);
    const { id, secret } = await inviteMember(owner, { email: guest.user.email, role: "member" });
    await remove(owner);
    expect(await answer(acceptInvitation(guest, { invitationId: id, secret }))).toBe("CONFLICT");
    const another = { email: `${randomUUID()}@example.net`, role: "member" as const };
    expect(await answer(inviteMember(owner, another))).toBe("CONFLICT");
    await restore(owner);
    expect(await answer(acceptInvitation(guest, { invitationId: id, secret }))).toBe("ok");
  });

  test("waits for who joins at the same moment, and nobody joins after it", async () => {
    for (let round = 0; round < 5; round++) {
      const [boss] = await addOrganization(connection, "owner");
      const guest = await addPerson(connection);
      const { id, secret } = await inviteMember(boss, { email: guest.user.email, role: "member" });
      const [joined] = await Promise.all([
        answer(acceptInvitation(guest, { invitationId: id, secret })),
        remove(boss),
      ]);
      const rows = await connection`
        select id from members where user_id = ${guest.user.id}
          and organization_id = ${boss.organization.id}`;
      expect(rows).toHaveLength(joined === "ok" ? 1 : 0);
      expect(await stateOf(boss)).toBe(true);
    }
  });

  test("is shown to owners alone among their organizations", async () => {
    await remove(owner);
    const listed = async (person: SignedIn) => (await listMyOrganizations(person)).organizations;
    expect(await listed(owner)).toMatchObject([{ deletedAt: expect.any(Date) }]);
    expect(await listed(admin)).toEqual([]);
    expect(await listed(member)).toEqual([]);
  });
});

describe("a restoration", () => {
  test("is for owners, and everything is as it was", async () => {
    await remove(owner);
    expect(await restore(member)).toBe("FORBIDDEN");
    expect(await restore(admin)).toBe("FORBIDDEN");
    expect(await restore(foreign)).toBe("NOT_FOUND");
    expect(await stateOf(owner)).toBe(true);
    expect(await restore(otherOwner)).toBe("ok");
    expect(await stateOf(owner)).toBe(false);
    expect((await findMemberContext(member, owner.organization.slug))?.role).toBe("member");
    expect(await restore(owner)).toBe("ok");
  });

  test("is too late once it is removed", async () => {
    await remove(owner);
    await age(owner, 14 * 24 + 1);
    await runJob();
    expect(await restore(owner)).toBe("NOT_FOUND");
  });
});

describe("the job", () => {
  test("removes what has waited for 14 days, with all that belongs to it, and nothing else", async () => {
    await inviteMember(owner, { email: `${randomUUID()}@example.net`, role: "member" });
    const [early] = await addOrganization(connection, "owner");
    await remove(owner);
    await remove(early);
    await age(owner, 14 * 24 + 1);
    await age(early, 14 * 24 - 1);
    await runJob();
    expect(await stateOf(owner)).toBeUndefined();
    expect(await stateOf(early)).toBe(true);
    expect(await stateOf(foreign)).toBe(false);
    const { id } = owner.organization;
    for (const table of ["members", "invitations", "organization_slugs", "organization_logos"]) {
      expect(
        await connection`select from ${connection(table)} where organization_id = ${id}`,
        table,
      ).toEqual([]);
    }
    expect(await connection`select id from users where id = ${member.user.id}`).toHaveLength(1);
  });

  test("says in the audit log, which stays, that it was the job", async () => {
    await remove(owner);
    await age(owner, 14 * 24 + 1);
    await runJob();
    const rows = await connection`
      select user_id, operation from audit_logs
      where table_name = 'organizations' and row_id = ${owner.organization.id} and operation = 'DELETE'`;
    expect(rows).toEqual([{ user_id: "system:remove-deleted-organizations", operation: "DELETE" }]);
  });

  test("may run twice at once", async () => {
    const waiting = await Promise.all(
      Array.from({ length: 5 }, () => addOrganization(connection, "owner")),
    );
    for (const [context] of waiting) {
      await remove(context);
      await age(context, 400);
    }
    await Promise.all([runJob(), runJob()]);
    for (const [context] of waiting) expect(await stateOf(context)).toBeUndefined();
  });
});
