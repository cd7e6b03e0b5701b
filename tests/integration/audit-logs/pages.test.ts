import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listAuditLogs } from "@/lib/audit-logs/list-audit-logs";
import { AuditLogQuery } from "@/lib/audit-logs/schemas";
import type { MemberContext } from "@/lib/auth/context";
import { inviteMember } from "@/lib/invitations/invite-member";
import { addAuditEntries } from "@/tests/support/audit-entries";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

let owner: MemberContext;

beforeEach(async () => {
  [owner] = await addOrganization(connection, "owner");
});

const list = (context: MemberContext, query: Record<string, string> = {}) =>
  listAuditLogs(context, AuditLogQuery.parse(query));

async function someoneIsInvited() {
  await inviteMember(owner, { email: `${crypto.randomUUID()}@example.net`, role: "member" });
}

describe("pages", () => {
  /** Follows the links from the newest page to the last, doing something between two pages. */
  async function walk(query: Record<string, string>, between = async () => {}) {
    const pages: string[][] = [];
    let cursor: Record<string, string> = {};
    for (;;) {
      const { items, next } = await list(owner, { ...query, ...cursor });
      pages.push(items.map(({ id }) => id));
      if (!next) return pages;
      cursor = { after: next };
      await between();
    }
  }

  test("show every entry once, forwards and back, while entries are added", async () => {
    await addAuditEntries(connection, owner.organization.id, 120);
    const before = await connection<{ id: string }[]>`
      select id::text from audit_logs where organization_id = ${owner.organization.id}
      order by changed_at desc, id desc`;
    const pages = await walk({}, someoneIsInvited);
    expect(pages.flat()).toEqual(before.map(({ id }) => id));
    expect(pages.length).toBeGreaterThan(4);

    const third = await list(owner, { after: await cursorAfter(2) });
    const back = await list(owner, { before: third.previous ?? "" });
    const second = await list(owner, { after: await cursorAfter(1) });
    expect(back.items.map(({ id }) => id)).toEqual(second.items.map(({ id }) => id));
  });

  async function cursorAfter(pages: number) {
    let after: string | undefined;
    for (let page = 0; page < pages; page++) {
      after = (await list(owner, after ? { after } : {})).next ?? undefined;
    }
    return after ?? "";
  }

  test("of entries at the same microsecond are told apart by their ids", async () => {
    const at = "2026-05-05T05:05:05.123456Z";
    await connection`
      insert into audit_logs (table_name, operation, changed_at, row_id, organization_id)
      select 'members', 'INSERT', ${at}::text::timestamptz, n::text, ${owner.organization.id}
      from generate_series(1, 60) n`;
    const shown = (await walk({ from: "2026-05-05", to: "2026-05-05" })).flat();
    expect(shown).toHaveLength(60);
    expect(new Set(shown).size).toBe(60);
  });

  test("of a search look at a part of a long log at a time, and lead on from there", async () => {
    await addAuditEntries(connection, owner.organization.id, 12_000);
    const first = await list(owner, { q: "entry number 11999" });
    expect(first.items).toEqual([]);
    expect(first.lookedUntil).toBeInstanceOf(Date);
    const pages = await walk({ q: "entry number 11999" });
    expect(pages.map((page) => page.length)).toEqual([0, 0, 1]);
    expect(
      (await list(owner, { kind: "member.role" })).items,
      "common ones are found at once",
    ).toHaveLength(25);
    const second = await list(owner, { q: "entry number 11999", after: first.next ?? "" });
    expect(second.previous, "an empty page leads back").not.toBeNull();
    expect((await walk({ q: "entry number 2" })).flat()).toHaveLength(
      Array.from({ length: 12_000 }, (_, index) => index + 1).filter(
        (n) => n % 10 !== 0 && `${n}`.startsWith("2"),
      ).length,
    );
  });
});
