import { afterAll, beforeEach, expect, test } from "vitest";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { getMemberContext } from "@/lib/members/get-member-context";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { removeMember } from "@/lib/members/remove-member";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member");
type Context = Awaited<ReturnType<typeof found>>[0];
let owner: Context;
let admin: Context;
let member: Context;

beforeEach(async () => {
  [owner, admin, member] = await found();
});

/** Signs somebody in, with this organization active; the session's id. */
async function addSession({ user }: Context, { organization }: Context) {
  const id = crypto.randomUUID();
  await connection`insert into sessions ${connection({
    id,
    token: id,
    user_id: user.id,
    expires_at: new Date(Date.now() + 3_600_000),
    active_organization_id: organization.id,
  })}`;
  return id;
}

const activeIn = async (id: string) =>
  (await connection`select active_organization_id as active from sessions where id = ${id}`)[0]
    ?.active;

test("a removal clears it in every session of that person, and in no other", async () => {
  const [away] = await addOrganization(connection, "owner");
  await connection`insert into members (id, organization_id, user_id)
    values (${crypto.randomUUID()}, ${away.organization.id}, ${member.user.id})`;
  const gone = [await addSession(member, member), await addSession(member, member)];
  const elsewhere = await addSession(member, away);
  const others = await addSession(admin, admin);
  await removeMember(owner, { memberId: member.memberId });
  expect(await Promise.all(gone.map(activeIn))).toEqual([null, null]);
  expect(await activeIn(elsewhere)).toBe(away.organization.id);
  expect(await activeIn(others)).toBe(admin.organization.id);
  await expect(getMemberContext(member, member.organization.slug)).rejects.toThrow(/no such/);
});

test("leaving and a lower role clear it; a higher role does not", async () => {
  const sessions = [await addSession(admin, admin), await addSession(member, member)];
  await changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
  expect(await activeIn(sessions[1] ?? "")).toBe(member.organization.id);
  await changeMemberRole(owner, { memberId: admin.memberId, role: "member" });
  expect(await activeIn(sessions[0] ?? "")).toBeNull();
  expect((await getMemberContext(admin, admin.organization.slug)).role).toBe("member");
  await leaveOrganization(member);
  expect(await activeIn(sessions[1] ?? "")).toBeNull();
});

test("one that is not true is never stored, whoever writes it", async () => {
  const [foreign] = await addOrganization(connection, "owner");
  const id = await addSession(member, foreign);
  expect(await activeIn(id)).toBeNull();
  await connection`update sessions set active_organization_id = ${member.organization.id} where id = ${id}`;
  expect(await activeIn(id)).toBe(member.organization.id);
  await connection`update sessions set active_organization_id = ${foreign.organization.id} where id = ${id}`;
  expect(await activeIn(id)).toBeNull();
});

test("one that is chosen at the moment of the removal does not stay", async () => {
  for (let round = 0; round < 10; round++) {
    const [boss, , person] = await found();
    const id = await addSession(person, person);
    await connection`update sessions set active_organization_id = null where id = ${id}`;
    await Promise.allSettled([
      connection`update sessions set active_organization_id = ${person.organization.id} where id = ${id}`,
      removeMember(boss, { memberId: person.memberId }),
    ]);
    const [row] = await connection`
      select active_organization_id is null or exists (
        select from members where user_id = ${person.user.id}
      ) as holds from sessions where id = ${id}`;
    expect(row?.holds).toBe(true);
  }
});

test("two tabs in two organizations ask with what each of them says", async () => {
  const [away] = await addOrganization(connection, "owner");
  await connection`insert into members (id, organization_id, user_id, role)
    values (${crypto.randomUUID()}, ${away.organization.id}, ${owner.user.id}, 'member')`;
  const [here, there] = await Promise.all([
    getMemberContext(owner, owner.organization.slug),
    getMemberContext(owner, away.organization.slug),
  ]);
  expect([here.role, there.role]).toEqual(["owner", "member"]);
  await expect(removeMember(there, { memberId: member.memberId })).rejects.toThrow(
    /does not allow/,
  );
  // An owner here cannot reach from here into there either.
  await expect(removeMember(here, { memberId: away.memberId })).rejects.toThrow(/no member/);
});
