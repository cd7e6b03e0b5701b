import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sql } from "@/db/client";
import type { MemberContext } from "@/lib/auth/context";
import { exportMembers } from "@/lib/members/export-members";
import { listMembers } from "@/lib/members/list-members";
import { MembersQuery } from "@/lib/members/schemas";
import { addCrowd } from "@/tests/support/crowds";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

// One connection, so that its statistics are those of the verb.
vi.hoisted(() => {
  process.env.DB_POOL_MAX = "1";
});

const owner = ownerConnection();
afterAll(() => owner.end());

const list = (context: MemberContext, query: object = {}) =>
  listMembers(context, MembersQuery.parse(query));

/** All pages forwards, then back again from the last one. */
async function walk(context: MemberContext, query: object) {
  const pages: string[][] = [];
  let page = await list(context, query);
  for (;;) {
    pages.push(page.items.map(({ id }) => id));
    if (!page.next) break;
    page = await list(context, { ...query, after: page.next });
  }
  const back: string[][] = [page.items.map(({ id }) => id)];
  while (page.previous) {
    page = await list(context, { ...query, before: page.previous });
    back.unshift(page.items.map(({ id }) => id));
  }
  return { pages, back };
}

describe("a list of members", () => {
  let crowd: MemberContext;
  let other: MemberContext;
  beforeAll(async () => {
    crowd = await addCrowd(owner, 58);
    other = await addCrowd(owner, 3);
  });

  const orders = { oldest: "m.created_at, m.id", newest: "m.created_at desc, m.id desc" };
  test.each([
    ["oldest", {}, `order by ${orders.oldest}`],
    ["newest", { sort: "newest" }, `order by ${orders.newest}`],
    ["name", { sort: "name" }, "order by lower(u.name), u.email, m.id"],
    [
      "role",
      { role: "member", sort: "name" },
      "and role = 'member' order by lower(u.name), u.email",
    ],
    ["search", { q: "MEMBER" }, `and u.name ilike '%member%' order by ${orders.oldest}`],
    [
      "newest found",
      { q: "1", sort: "newest" },
      `and u.name || u.email ~ '1' order by ${orders.newest}`,
    ],
    [
      "found by name",
      { q: "crowd.ex", sort: "name" },
      "and u.email ~ 'crowd.ex' order by lower(u.name)",
    ],
  ])("has each of them once, in order, forwards and back: %s", async (_, query, rest) => {
    const expected = await owner.unsafe(`
      select m.id from members m join users u on u.id = m.user_id
      where m.organization_id = '${crowd.organization.id}' ${rest.replace("role =", "m.role =")}`);
    const { pages, back } = await walk(crowd, query);
    expect(pages.flat()).toEqual(expected.map(({ id }) => id));
    expect(back).toEqual(pages);
    expect(pages[0]).toHaveLength(Math.min(25, expected.length));
  });

  test("finds parts of names and addresses, with % and _ as they are written, within the organization", async () => {
    const [first] = (await list(other, { q: "member 2" })).items;
    expect(first?.name).toMatch(/^Member 2 Of/);
    await owner`update users set name = 'Ünal 100%_\\ Real' where id = ${first?.userId ?? ""}`;
    for (const q of ["ünal", "ÜNAL", "100%", "%_", "_\\", "\\ r", "l 1", "2."]) {
      const found = (await list(other, { q })).items;
      expect(
        found.map(({ id }) => id),
        q,
      ).toEqual([first?.id]);
    }
    expect((await list(other, { q: "_ember" })).items).toEqual([]);
    expect((await list(crowd, { q: "ünal" })).items).toEqual([]);
  });

  test("follows a new name and address at once, and takes nobody's word for it", async () => {
    const [one] = (await list(other, { sort: "newest" })).items;
    await owner`update users set name = 'Zora New', email = 'zora@new.example' where id = ${one?.userId ?? ""}`;
    expect((await list(other, { q: "zora new" })).items).toHaveLength(1);
    expect((await list(other, { q: "zora@new" })).items).toHaveLength(1);
    await owner`update members set person = 'somebody else' where id = ${one?.id ?? ""}`;
    const [row] = await owner`select person from members where id = ${one?.id ?? ""}`;
    expect(row?.person).toBe("zora new\nzora@new.example");
  });

  test("does not miss a name that changes while a membership is being made", async () => {
    const [home] = await addOrganization(owner, "owner");
    const [away] = await addOrganization(owner, "owner");
    const renamed = owner.begin(async (transaction) => {
      await transaction`update users set name = 'Changed Meanwhile' where id = ${home.user.id}`;
      const added = owner`
        insert into members (id, organization_id, user_id)
        values (${crypto.randomUUID()}, ${away.organization.id}, ${home.user.id})`.execute();
      await expect
        .poll(async () => {
          const [row] = await transaction`
            select count(*)::int as waiting from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()`;
          return row?.waiting;
        })
        .toBe(1);
      return { added };
    });
    await (await renamed).added;
    expect((await list(away, { q: "changed mean" })).items).toHaveLength(1);
  });

  test("shows nothing behind somebody who is gone, rather than anything else", async () => {
    const page = await list(crowd, { sort: "name" });
    const edge = page.items.at(-1)?.id ?? "";
    await owner`delete from members where id = ${edge}`;
    expect((await list(crowd, { sort: "name", after: page.next })).items).toEqual([]);
  });

  test("reads nonsense as nothing", async () => {
    const query = { role: "superadmin", sort: "size", q: ["a", "b"], after: "x", before: 5 };
    expect((await list(crowd, query)).items).toEqual((await list(crowd)).items);
  });

  test("is not searched beyond the organization that the door has set", async () => {
    const search = sql`select * from find_members('%', null, false, false, null, null, 100)`;
    await expect(search).rejects.toThrow(/permission denied/);
    const [outside] = await owner`
      select count(*)::int as found from find_members('%', null, false, false, null, null, 100)`;
    expect(outside?.found).toBe(0);
  });
});

describe("an export", () => {
  const textOf = async (pieces: AsyncIterable<string>) => {
    const read: string[] = [];
    for await (const piece of pieces) read.push(piece);
    return read;
  };

  test("has everybody once, in pieces, with the filter that is in force", async () => {
    const crowd = await addCrowd(owner, 1_100);
    const pieces = await textOf(exportMembers(crowd, { q: "", sort: "oldest" }));
    expect(pieces.length).toBe(3);
    const lines = pieces.join("").trimEnd().split("\r\n");
    expect(lines[0]).toBe("Name,E-mail,Role,Joined");
    expect(lines).toHaveLength(1 + 1_100 + 2);
    expect(new Set(lines).size).toBe(lines.length);
    const found = await textOf(exportMembers(crowd, { q: "", role: "owner", sort: "name" }));
    expect(found.join("").trimEnd().split("\r\n")).toHaveLength(2);
  });

  test("makes no formula of what somebody is called", async () => {
    const [context] = await addOrganization(owner, "owner");
    await owner`update users set name = '=cmd|'' /C calc''!A1, "Inc"' where id = ${context.user.id}`;
    const [text = ""] = await textOf(exportMembers(context, { q: "", sort: "oldest" }));
    expect(text.split("\r\n")[1]).toMatch(
      /^"'=cmd\|' \/C calc'!A1, ""Inc""",[^,]+@example\.net,owner,\d{4}-\d\d-\d\dT[\d:.]+Z$/,
    );
  });

  test("is for owners and admins", async () => {
    const [, admin, member] = await addOrganization(owner, "owner", "admin", "member");
    expect(await textOf(exportMembers(admin, { q: "", sort: "oldest" }))).toHaveLength(1);
    expect(() => exportMembers(member, { q: "", sort: "oldest" })).toThrow(/does not allow/);
  });
});

describe("the cost of a list does not depend on how many members there are:", () => {
  const sizes = [30, 3_000, 30_000];
  // A walk of 500 rows, each with its entry, what a rare text matches, and the page itself.
  const most = 2_000;
  const crowds: MemberContext[] = [];
  beforeAll(async () => {
    for (const size of sizes) crowds.push(await addCrowd(owner, size));
    await owner`vacuum analyze members`;
    await owner`vacuum analyze users`;
  }, 120_000);

  /** How many rows, and entries of indexes that lead to them, the verb reads. */
  async function read(work: () => Promise<unknown>): Promise<number> {
    const total = async () => {
      await sql`select pg_stat_force_next_flush()`;
      const [row] = await owner`
        select seq_tup_read + coalesce(idx_tup_fetch, 0)
          + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'members') as total
        from pg_stat_user_tables where relname = 'members'`;
      return Number(row?.total);
    };
    const before = await total();
    await work();
    return (await total()) - before;
  }

  test.each([
    ["the first page", {}],
    ["the newest", { sort: "newest" }],
    ["by name", { sort: "name" }],
    ["one role, which all have", { role: "member" }],
    ["one role, which one has", { role: "owner", sort: "newest" }],
    ["one role by name", { role: "admin", sort: "name" }],
    ["a search that all match", { q: "member" }],
    ["a search that one matches", { q: "member 29 of" }],
    ["a search for an address", { q: "17.", sort: "newest" }],
    ["a search for a rare address", { q: "7777.", sort: "name" }],
    ["a search that nobody matches", { q: "nobody at all" }],
    ["a search by name within a role", { q: "ember 1", role: "member", sort: "name" }],
  ])("%s", async (_, query) => {
    for (const [index, crowd] of crowds.entries()) {
      const cost = await read(() => list(crowd, query));
      expect(cost, `${sizes[index]} members`).toBeLessThan(most);
    }
  });

  test("the page behind another, however far", async () => {
    const [, , crowd] = crowds;
    if (!crowd) throw new Error("no crowd");
    for (const query of [{}, { sort: "name" }, { sort: "newest", role: "member" }]) {
      const last = await list(crowd, {
        ...query,
        sort: query.sort === "newest" ? "oldest" : "newest",
      });
      expect(await read(() => list(crowd, { ...query, after: last.next }))).toBeLessThan(most);
    }
  });
});
