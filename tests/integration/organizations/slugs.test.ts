import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findMemberContext } from "@/lib/members/find-member-context";
import { findMembership } from "@/lib/members/find-membership";
import { changeSlug } from "@/lib/organizations/change-slug";
import { createOrganization } from "@/lib/organizations/create-organization";
import { answer } from "@/tests/support/answer";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

const newSlug = () => `slug-${randomUUID().slice(0, 13)}`;
const found = () => addOrganization(owner, "owner", "admin", "member");
type Context = Awaited<ReturnType<typeof found>>[0];

let us: Awaited<ReturnType<typeof found>>;
let foreign: Context;
let old: string;

beforeEach(async () => {
  us = await found();
  [foreign] = await addOrganization(owner, "owner");
  old = newSlug();
  await owner`update organizations set slug = ${old} where id = ${us[0].organization.id}`;
  for (const context of us) context.organization.slug = old;
  // The slug that the organization was founded with is no matter of these tests.
  await owner`delete from organization_slugs`;
});

const formerSlugs = async (context: Context) =>
  (
    await owner`select id from organization_slugs
      where organization_id = ${context.organization.id} order by id`
  ).map(({ id }) => id);
const slugOf = async (context: Context) =>
  (await owner`select slug from organizations where id = ${context.organization.id}`)[0]?.slug;

describe("the slug", () => {
  test("is changed by owners; admins, members and others cannot", async () => {
    const slug = newSlug();
    expect(await answer(changeSlug(us[1], { slug }))).toBe("FORBIDDEN");
    expect(await answer(changeSlug(us[2], { slug }))).toBe("FORBIDDEN");
    const intruder = { ...foreign, organization: us[0].organization };
    expect(await answer(changeSlug(intruder, { slug }))).toBe("NOT_FOUND");
    expect(await slugOf(us[0])).toBe(old);
    expect(await answer(changeSlug(us[0], { slug }))).toBe("ok");
    expect(await slugOf(us[0])).toBe(slug);
  });

  test("is not changed by somebody who was an owner a moment ago", async () => {
    const [former] = us;
    await owner`update members set role = 'owner' where id = ${us[1].memberId}`;
    await owner`update members set role = 'member' where id = ${former.memberId}`;
    expect(await answer(changeSlug(former, { slug: newSlug() }))).toBe("FORBIDDEN");
    expect(await slugOf(former)).toBe(old);
  });

  test("is neither reserved nor another organization's, present or former", async () => {
    expect(await answer(changeSlug(us[0], { slug: "admin" }))).toBe("INVALID");
    expect(await answer(changeSlug(us[0], { slug: "Not A Slug" }))).toBe("INVALID");
    expect(await answer(changeSlug(us[0], { slug: foreign.organization.slug }))).toBe("CONFLICT");
    await changeSlug(us[0], { slug: newSlug() });
    expect(await answer(changeSlug(foreign, { slug: old }))).toBe("CONFLICT");
    const person = await addPerson(owner);
    expect(await answer(createOrganization(person, { name: "Copy", slug: old }))).toBe("CONFLICT");
  });

  test("leads on from every former one, and members alone", async () => {
    const second = newSlug();
    const third = newSlug();
    await changeSlug(us[0], { slug: second });
    await changeSlug(
      { ...us[0], organization: { ...us[0].organization, slug: second } },
      {
        slug: third,
      },
    );
    expect(await formerSlugs(us[0])).toEqual([old, second].sort());
    for (const slug of [old, second, third]) {
      expect((await findMembership(us[2], slug))?.slug).toBe(third);
      expect((await findMemberContext(us[2], slug))?.organization.slug).toBe(third);
      expect(await findMembership(foreign, slug)).toBeNull();
    }
  });

  test("can be taken back, and is no former one then", async () => {
    const slug = newSlug();
    await changeSlug(us[0], { slug });
    await changeSlug({ ...us[0], organization: { ...us[0].organization, slug } }, { slug: old });
    expect(await slugOf(us[0])).toBe(old);
    expect(await formerSlugs(us[0])).toEqual([slug]);
  });

  test("can be another organization's 30 days after it was given up, and leads there alone", async () => {
    await changeSlug(us[0], { slug: newSlug() });
    const age = (days: number) =>
      owner`update organization_slugs set created_at = now() - make_interval(days => ${days})
        where id = ${old}`;
    await age(29);
    expect(await answer(changeSlug(foreign, { slug: old }))).toBe("CONFLICT");
    await age(31);
    expect(await answer(changeSlug(foreign, { slug: old }))).toBe("ok");
    expect(await formerSlugs(us[0])).toEqual([]);
    expect(await findMembership(us[2], old)).toBeNull();
    expect((await findMembership(foreign, old))?.id).toBe(foreign.organization.id);
  });

  test("changes five times a day at most; saving the same is no change", async () => {
    const { organization } = us[0];
    for (let count = 0; count < 10; count++) await changeSlug(us[0], { slug: organization.slug });
    expect(await formerSlugs(us[0])).toEqual([]);
    const answers: string[] = [];
    for (let count = 0; count < 6; count++) {
      answers.push(await answer(changeSlug(us[0], { slug: newSlug() })));
    }
    expect(answers).toEqual([...Array(5).fill("ok"), "RATE_LIMITED"]);
  });

  test("and its change are in the audit log, with who did it", async () => {
    await changeSlug(us[0], { slug: newSlug() });
    const rows = await owner`
      select operation from audit_logs
      where table_name = 'organization_slugs' and row_id = ${old}
        and organization_id = ${us[0].organization.id}`;
    expect(rows).toEqual([{ operation: "INSERT" }]);
  });
});

describe("former slugs", () => {
  test("are never present ones, whoever writes", async () => {
    const row = { id: foreign.organization.slug, organization_id: us[0].organization.id };
    await expect(owner`insert into organization_slugs ${owner(row)}`).rejects.toMatchObject({
      constraint_name: "organizations_slug_idx",
    });
  });

  test("go with their organization", async () => {
    await changeSlug(us[0], { slug: newSlug() });
    await owner`delete from organizations where id = ${us[0].organization.id}`;
    expect(await answer(changeSlug(foreign, { slug: old }))).toBe("ok");
  });
});

/** No slug is in use and a former one, and none leads to two organizations. */
const overlaps = () =>
  owner`select o.slug from organizations o join organization_slugs s on s.id = o.slug`;

describe("of those who want one slug at the same time", () => {
  test("one gets it", async () => {
    const rivals = await Promise.all(
      Array.from({ length: 6 }, () => addOrganization(owner, "owner")),
    );
    const slug = newSlug();
    const answers = await Promise.all(rivals.map(([rival]) => answer(changeSlug(rival, { slug }))));
    expect(answers.toSorted()).toEqual([...Array(5).fill("CONFLICT"), "ok"]);
    expect(await overlaps()).toEqual([]);
  });

  test("nobody gets one that is being given up", async () => {
    for (let round = 0; round < 8; round++) {
      const [[giver], [taker]] = await Promise.all([
        addOrganization(owner, "owner"),
        addOrganization(owner, "owner"),
      ]);
      const person = await addPerson(owner);
      const { slug } = giver.organization;
      const [given, taken, founded] = await Promise.all([
        answer(changeSlug(giver, { slug: newSlug() })),
        answer(changeSlug(taker, { slug })),
        answer(createOrganization(person, { name: "Rival", slug })),
      ]);
      expect([given, taken, founded]).toEqual(["ok", "CONFLICT", "CONFLICT"]);
    }
    expect(await overlaps()).toEqual([]);
  });

  test.each(["read committed", "repeatable read", "serializable"])(
    "nobody gets one that was given up since a transaction (%s) began",
    async (level) => {
      const late = owner.begin(`isolation level ${level}`, async (transaction) => {
        await transaction`select count(*) from organization_slugs`;
        await changeSlug(us[0], { slug: newSlug() });
        await transaction`update organizations set slug = ${old}
          where id = ${foreign.organization.id}`;
      });
      const code = level === "read committed" ? "23505" : "40001";
      await expect(late).rejects.toMatchObject({ code });
      expect(await overlaps()).toEqual([]);
    },
  );

  test("two who swap theirs are refused, not stuck", async () => {
    const swap = [
      answer(changeSlug(us[0], { slug: foreign.organization.slug })),
      answer(changeSlug(foreign, { slug: old })),
    ];
    expect(await Promise.all(swap)).toEqual(["CONFLICT", "CONFLICT"]);
  });
});
