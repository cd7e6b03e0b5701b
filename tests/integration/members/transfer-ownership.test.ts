import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/passwords/hash-password";
import { removeMember } from "@/lib/members/remove-member";
import { transferOwnership } from "@/lib/members/transfer-ownership";
import { answer } from "@/tests/support/answer";
import { queuedJobs } from "@/tests/support/queued-jobs";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member", "owner");
type Context = Awaited<ReturnType<typeof found>>[0];
let owner: Context;
let admin: Context;
let member: Context;
let otherOwner: Context;
let mailsBefore: number;

const mails = async () => (await queuedJobs()).length;
const roles = async () => {
  const rows = await connection`
    select user_id, role from members where organization_id = ${owner.organization.id}`;
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
};
const roleOf = async ({ user }: Context) => (await roles())[user.id];
const to = ({ memberId }: Context, password?: string) => ({ memberId, password });

/** The same person, signed in for so many minutes. */
const since = (context: Context, minutes: number): Context => ({
  ...context,
  session: { ...context.session, createdAt: new Date(Date.now() - minutes * 60_000) },
});

async function givePassword({ user }: Context) {
  const hash = await hashPassword("a long and honest password");
  await connection`insert into accounts ${connection({
    id: crypto.randomUUID(),
    account_id: user.id,
    provider_id: "credential",
    user_id: user.id,
    password: hash,
  })}`;
}

beforeEach(async () => {
  [owner, admin, member, otherOwner] = await found();
  mailsBefore = await mails();
});

describe("ownership", () => {
  test("goes to a member: one becomes owner, the other admin, and both get a mail", async () => {
    expect(await answer(transferOwnership(owner, to(member)))).toBe("ok");
    expect([await roleOf(owner), await roleOf(member)]).toEqual(["admin", "owner"]);
    expect(await mails()).toBe(mailsBefore + 2);
    const [row] = await connection`
      select count(distinct transaction_id)::int as transactions, count(*)::int as rows
      from audit_logs where organization_id = ${owner.organization.id} and operation = 'UPDATE'`;
    expect(row).toEqual({ transactions: 1, rows: 2 });
  });

  test("is given by owners alone, within their organization, to somebody who is no owner yet", async () => {
    const [foreign] = await addOrganization(connection, "owner");
    expect(await answer(transferOwnership(admin, to(member)))).toBe("FORBIDDEN");
    expect(await answer(transferOwnership(member, to(member)))).toBe("FORBIDDEN");
    expect(await answer(transferOwnership(foreign, to(member)))).toBe("NOT_FOUND");
    expect(await answer(transferOwnership(owner, to(foreign)))).toBe("NOT_FOUND");
    expect(await answer(transferOwnership(owner, { memberId: "nobody" }))).toBe("NOT_FOUND");
    expect(await answer(transferOwnership(owner, to(otherOwner)))).toBe("CONFLICT");
    expect(await answer(transferOwnership(owner, to(owner)))).toBe("CONFLICT");
    expect([await roleOf(owner), await roleOf(member)]).toEqual(["owner", "member"]);
    expect(await mails()).toBe(mailsBefore);
  });

  test("does not go to somebody who is banned", async () => {
    await connection`update users set banned = true where id = ${member.user.id}`;
    expect(await answer(transferOwnership(owner, to(member)))).toBe("CONFLICT");
    expect(await roleOf(owner)).toBe("owner");
  });

  test("is confirmed with the password ten minutes after signing in", async () => {
    await givePassword(owner);
    const stale = since(owner, 11);
    expect(await answer(transferOwnership(stale, to(member)))).toBe("INVALID");
    expect(await answer(transferOwnership(stale, to(member, "not the right one")))).toBe("INVALID");
    expect(await roleOf(owner)).toBe("owner");
    expect(await answer(transferOwnership(stale, to(member, "a long and honest password")))).toBe(
      "ok",
    );
    expect(await roleOf(member)).toBe("owner");
  });

  test("needs a fresh session of somebody without a password", async () => {
    const password = "whatever they type";
    expect(await answer(transferOwnership(since(owner, 11), to(member, password)))).toBe(
      "FORBIDDEN",
    );
    expect(await answer(transferOwnership(since(owner, 9), to(member)))).toBe("ok");
  });

  test("is not given by an administrator who acts as the owner", async () => {
    const session = { ...owner.session, impersonatedBy: admin.user.id };
    expect(await answer(transferOwnership({ ...owner, session }, to(member)))).toBe("FORBIDDEN");
  });

  test("stops guesses of the password", async () => {
    await givePassword(owner);
    await connection`delete from rate_limits`;
    const guess = () => answer(transferOwnership(since(owner, 11), to(member, "guess")));
    const answers: string[] = [];
    // Ten times as many are allowed outside of production.
    await connection`delete from rate_limits where key like 'confirm-identity:%'`;
    await guess();
    await connection`update rate_limits set count = 100 where key like 'confirm-identity:%'`;
    answers.push(await guess());
    expect(answers).toEqual(["RATE_LIMITED"]);
  });
});

describe("at the same moment", () => {
  test("two transfers of one owner leave one new owner", async () => {
    await connection`delete from members where id = ${otherOwner.memberId}`;
    const answers = await Promise.all([
      answer(transferOwnership(owner, to(admin))),
      answer(transferOwnership(owner, to(member))),
    ]);
    expect(answers.toSorted()).toEqual(["FORBIDDEN", "ok"]);
    expect(Object.values(await roles()).filter((role) => role === "owner")).toHaveLength(1);
    expect(await roleOf(owner)).toBe("admin");
    expect(await mails()).toBe(mailsBefore + 2);
  });

  test("a transfer and the removal of its receiver leave an owner", async () => {
    for (let round = 0; round < 5; round++) {
      const [first, heir, second] = await addOrganization(connection, "owner", "member", "owner");
      const answers = await Promise.all([
        answer(transferOwnership(first, to(heir))),
        answer(removeMember(second, { memberId: heir.memberId })),
      ]);
      // Either the heir was removed first, or as an owner by another owner.
      expect(answers[1]).toBe("ok");
      const [row] = await connection`
        select count(*)::int as owners from members
        where organization_id = ${first.organization.id} and role = 'owner'`;
      expect(row?.owners, answers.join()).toBe(answers[0] === "ok" ? 1 : 2);
    }
  });

  test("two owners who demote each other by handing over leave an owner", async () => {
    const answers = await Promise.all([
      answer(transferOwnership(owner, to(member))),
      answer(transferOwnership(otherOwner, to(member))),
    ]);
    expect(answers.toSorted()).toEqual(["CONFLICT", "ok"]);
    expect(await roleOf(member)).toBe("owner");
  });
});
