import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { attack, beginAttack, isolationLevels } from "@/tests/support/attack";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

const refused = { constraint_name: "organizations_keep_an_owner" };
const pairs = isolationLevels.flatMap((first) =>
  isolationLevels.map((second) => ({ first, second })),
);
const ownersOf = (organizationId: string) =>
  owner`select id from members where organization_id = ${organizationId} and role = 'owner'`;

const removals = {
  deleted: "delete from members where id = $1",
  demoted: "update members set role = 'admin' where id = $1",
  "moved to another organization":
    "update members set organization_id = (select organization_id from members where id = $2) where id = $1",
};

describe.each(isolationLevels)("in plain SQL, %s, an organization keeps an owner", (isolation) => {
  test("when it is founded", async () => {
    const insert = "insert into organizations (id, name, slug) values ($1, 'Ab', $1)";
    const id = `lonely-${isolation.replace(" ", "-")}`;
    await expect(attack(insert, [id], isolation)).rejects.toMatchObject(refused);
    expect(await owner`select from organizations where id = ${id}`).toEqual([]);
  });

  test("when it is founded with an admin alone", async () => {
    const person = await addPerson(owner);
    const id = randomUUID();
    const transaction = await beginAttack(isolation);
    await transaction.run(
      "insert into organizations (id, name, slug) values ($1, 'Ab', $2)",
      id,
      `org-${id}`,
    );
    await transaction.run(
      "insert into members (id, organization_id, user_id, role) values ($1, $1, $2, 'admin')",
      id,
      person.user.id,
    );
    await expect(transaction.finish()).rejects.toMatchObject(refused);
  });

  test.each(Object.keys(removals) as (keyof typeof removals)[])(
    "when its last one is %s",
    async (name) => {
      const [last] = await addOrganization(owner, "owner", "admin");
      const [elsewhere] = await addOrganization(owner, "owner");
      const parameters = [last.memberId, elsewhere.memberId].slice(0, name.startsWith("m") ? 2 : 1);
      await expect(attack(removals[name], parameters, isolation)).rejects.toMatchObject(refused);
      expect(await ownersOf(last.organization.id)).toHaveLength(1);
    },
  );

  test("when the account of its last one is deleted, but lets it go with all of it", async () => {
    const [last] = await addOrganization(owner, "owner", "member");
    const deleteUser = "delete from users where id = $1";
    await expect(attack(deleteUser, [last.user.id], isolation)).rejects.toMatchObject(refused);
    const both = await beginAttack(isolation);
    await both.run(deleteUser, last.user.id);
    await both.run("delete from organizations where id = $1", last.organization.id);
    await both.finish();
    expect(
      await owner`select from members where organization_id = ${last.organization.id}`,
    ).toEqual([]);
  });

  test("when it takes another id beneath its members", async () => {
    const [last] = await addOrganization(owner, "owner");
    const id = randomUUID();
    const statement = `with gone as (delete from members where organization_id = $1)
      update organizations set id = $2 where id = $1`;
    await expect(attack(statement, [last.organization.id, id], isolation)).rejects.toThrow();
    expect(await ownersOf(last.organization.id)).toHaveLength(1);
  });

  test("when the check is asked for early and its ground is taken back", async () => {
    const [last, admin] = await addOrganization(owner, "owner", "admin");
    const transaction = await beginAttack(isolation);
    await transaction.run(removals.deleted, last.memberId);
    await transaction.run("savepoint ground");
    await transaction.run("update members set role = 'owner' where id = $1", admin.memberId);
    await transaction.run("set constraints all immediate");
    await transaction.run("rollback to ground");
    await expect(transaction.finish()).rejects.toMatchObject(refused);
    expect(await ownersOf(last.organization.id)).toHaveLength(1);
  });

  test("and it can be handed over, in whatever order", async () => {
    const [old, next] = await addOrganization(owner, "owner", "member");
    const transaction = await beginAttack(isolation);
    await transaction.run(removals.deleted, old.memberId);
    await transaction.run("update members set role = 'owner' where id = $1", next.memberId);
    await transaction.finish();
    expect(await ownersOf(old.organization.id)).toEqual([{ id: next.memberId }]);
  });
});

describe.each(pairs)("of two owners who are taken away at once ($first, $second)", (levels) => {
  test.each(["deleted", "demoted"] as const)("one stays when they are %s", async (name) => {
    const [one, other] = await addOrganization(owner, "owner", "owner");
    const [first, second] = await Promise.all([
      beginAttack(levels.first),
      beginAttack(levels.second),
    ]);
    await Promise.all([
      first.run(removals[name], one.memberId),
      second.run(removals[name], other.memberId),
    ]);
    const ends = await Promise.allSettled([first.finish(), second.finish()]);
    expect(await ownersOf(one.organization.id)).toHaveLength(1);
    const reasons = ends.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
    expect(reasons).toEqual([expect.stringMatching(/^(23514|40001)$/)]);
  });

  test("one stays when the second had looked before the first was gone", async () => {
    const [one, other] = await addOrganization(owner, "owner", "owner");
    const second = await beginAttack(levels.second);
    await second.run("select id from members where organization_id = $1", one.organization.id);
    await attack(removals.demoted, [one.memberId], levels.first);
    await second.run(removals.deleted, other.memberId);
    await expect(second.finish()).rejects.toMatchObject({
      code: expect.stringMatching(/^(23514|40001)$/),
    });
    expect(await ownersOf(one.organization.id)).toEqual([{ id: other.memberId }]);
  });
});

test("emptying the members beneath organizations is refused to the database's owner as well", async () => {
  await addOrganization(owner, "owner");
  await expect(owner`truncate members`).rejects.toMatchObject(refused);
  await expect(owner`truncate users cascade`).rejects.toMatchObject(refused);
  const undo = new Error("undo");
  const all = owner.begin(async (transaction) => {
    await transaction`truncate organizations, users cascade`;
    throw undo;
  });
  await expect(all).rejects.toBe(undo);
});

test("neither other organizations nor other members wait for it", async () => {
  const [[first, , member], [other]] = await Promise.all([
    addOrganization(owner, "owner", "owner", "member"),
    addOrganization(owner, "owner", "owner"),
  ]);
  const open = await beginAttack("read committed");
  await open.run(removals.deleted, first.memberId);
  await open.run("set constraints all immediate");
  await attack(removals.deleted, [other.memberId]);
  await attack(removals.demoted, [member.memberId]);
  await open.finish();
  expect(await ownersOf(first.organization.id)).toHaveLength(1);
  expect(await ownersOf(other.organization.id)).toHaveLength(1);
});
