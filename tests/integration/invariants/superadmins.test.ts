import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { attack, beginAttack, isolationLevels } from "@/tests/support/attack";
import { addPerson, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

const refused = { constraint_name: "users_keep_a_superadmin" };
const pairs = isolationLevels.flatMap((first) =>
  isolationLevels.map((second) => ({ first, second })),
);
const removals = {
  demoted: "update users set role = 'admin' where id = $1",
  banned: "update users set banned = true where id = $1",
  "banned for an hour":
    "update users set banned = true, ban_expires = now() + interval '1 hour' where id = $1",
  deleted: "delete from users where id = $1",
};
const names = Object.keys(removals) as (keyof typeof removals)[];
const active = () => owner`select id from users where role = 'superadmin' and not banned`;

let one: string;
let other: string;

beforeEach(async () => {
  const [first, second] = await Promise.all([
    addPerson(owner, "superadmin"),
    addPerson(owner, "superadmin"),
  ]);
  [one, other] = [first.user.id, second.user.id];
  await owner`delete from users where id not in (${one}, ${other})`;
});

describe.each(isolationLevels)("in plain SQL, %s, the last superadmin cannot be", (isolation) => {
  test.each(names)("%s", async (name) => {
    await attack(removals[name], [one], isolation);
    await expect(attack(removals[name], [other], isolation)).rejects.toMatchObject(refused);
    expect(await active()).toEqual([{ id: other }]);
  });
});

describe.each(pairs)("of two superadmins at once ($first, $second) one stays", (levels) => {
  test.each(names)("when both are %s", async (name) => {
    const [first, second] = await Promise.all([
      beginAttack(levels.first),
      beginAttack(levels.second),
    ]);
    await Promise.all([first.run(removals[name], one), second.run(removals[name], other)]);
    const ends = await Promise.allSettled([first.finish(), second.finish()]);
    expect(await active()).toHaveLength(1);
    const reasons = ends.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
    expect(reasons).toEqual([expect.stringMatching(/^(23514|40001)$/)]);
  });

  test("when the second had looked before the first was gone", async () => {
    const second = await beginAttack(levels.second);
    await second.run("select id from users where role = 'superadmin'");
    await attack(removals.demoted, [one], levels.first);
    await second.run(removals.banned, other);
    await expect(second.finish()).rejects.toMatchObject({
      code: expect.stringMatching(/^(23514|40001)$/),
    });
    expect(await active()).toEqual([{ id: other }]);
  });
});

test("the last superadmin can hand over in one transaction", async () => {
  const next = await addPerson(owner);
  const transaction = await beginAttack("read committed");
  await transaction.run("update users set role = 'user' where role = 'superadmin'");
  await transaction.run("update users set role = 'superadmin' where id = $1", next.user.id);
  await transaction.finish();
  expect(await active()).toEqual([{ id: next.user.id }]);
});
