import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "@/db/actor";
import { exportAuditLogs } from "@/lib/audit-logs/export-audit-logs";
import { listAuditLogs } from "@/lib/audit-logs/list-audit-logs";
import { AuditLogQuery, ExportQuery } from "@/lib/audit-logs/schemas";
import { plainText } from "@/lib/audit-logs/words";
import { download } from "@/lib/doors/download";
import { inviteMember } from "@/lib/invitations/invite-member";
import { addAuditEntries } from "@/tests/support/audit-entries";
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

async function textOf(pieces: AsyncIterable<string>) {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const exported = (context: Context, query: Record<string, string>) =>
  textOf(exportAuditLogs(context, ExportQuery.parse(query)));

/** All pages of the list, from the newest entry to the oldest. */
async function listed(query: Record<string, string> = {}) {
  const entries: { id: string; what: string }[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await listAuditLogs(owner, AuditLogQuery.parse({ ...query, after }));
    entries.push(...page.items.map(({ id, words }) => ({ id, what: plainText(words) })));
    after = page.next;
  }
  return entries;
}

test("only owners and admins get a file, and it is said at once", async () => {
  const query = ExportQuery.parse({});
  expect(() => exportAuditLogs(member, query)).toThrow(/does not allow/);
  expect(await textOf(exportAuditLogs(admin, query))).toContain("id,at,event,what");
});

test("the file holds what the list shows, in its order, with the same filters", async () => {
  await addAuditEntries(connection, owner.organization.id, 1300);
  await addAuditEntries(connection, "somebody-else", 50);
  for (const query of [
    {},
    { kind: "member.role" },
    { q: "number 12" },
    { actor: "nobody" },
    { object: `members:${member.memberId}` },
  ] as Record<string, string>[]) {
    const expected = await listed(query);
    const entries = JSON.parse(await exported(owner, { ...query, format: "json" })) as {
      id: string;
      what: string;
    }[];
    expect(
      entries.map(({ id, what }) => ({ id, what })),
      JSON.stringify(query),
    ).toEqual(expected);
    const lines = (await exported(owner, query)).trimEnd().split("\r\n");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(expected.map(({ id }) => id));
  }
});

test("a search goes through the whole log, however few entries one look covers", async () => {
  await addAuditEntries(connection, owner.organization.id, 11_000);
  const file = await exported(owner, { q: "entry number 10999", format: "json" });
  expect(JSON.parse(file)).toHaveLength(1);
});

test("nothing that people typed is a formula, breaks a line or a quote", async () => {
  await withActor({ user: owner.user.id }, async () => {
    await connection`update users set name = '=cmd|"/c calc"!A1' where id = ${owner.user.id}`;
    await inviteMember(owner, { email: "+tag@example.net", role: "member" });
  });
  const file = await exported(owner, { kind: "invitation.sent" });
  expect(file).toContain(`"'=cmd|""/c calc""!A1 invited +tag@example.net as member"`);
  expect(file).toContain(`,"'=cmd|""/c calc""!A1",`);
});

describe("the stream", () => {
  test("reads the next piece when it is asked for, never more than one ahead", async () => {
    await addAuditEntries(connection, owner.organization.id, 3000);
    let read = 0;
    async function* counted() {
      for await (const piece of exportAuditLogs(owner, ExportQuery.parse({}))) {
        read++;
        yield piece;
      }
    }
    const answer = download({ filename: "a.csv", contentType: "text/csv", pieces: counted() });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="a.csv"');
    const reader = answer.body?.getReader();
    expect(read).toBe(0);
    for (const expected of [1, 2, 3]) {
      await reader?.read();
      expect(read).toBe(expected);
    }
    await reader?.cancel();
    expect(read, "a client that goes away ends it").toBe(3);
  });

  test("tells the source when the client goes away, and breaks off when it fails", async () => {
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield "x";
      } finally {
        ended = true;
      }
    }
    const open = download({ filename: "a", contentType: "text/csv", pieces: endless() });
    const reader = open.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);

    async function* failing() {
      yield "x";
      throw new Error("away");
    }
    const broken = download({ filename: "a", contentType: "text/csv", pieces: failing() });
    await expect(broken.text()).rejects.toThrow();
  });

  test("has every entry of its beginning once, though others are added meanwhile", async () => {
    await addAuditEntries(connection, owner.organization.id, 1500);
    const before = (await listed()).map(({ id }) => id);
    const ids: string[] = [];
    for await (const piece of exportAuditLogs(owner, ExportQuery.parse({}))) {
      ids.push(...piece.split("\r\n").flatMap((line) => line.match(/^\d+(?=,)/)?.[0] ?? []));
      await inviteMember(owner, { email: `${crypto.randomUUID()}@example.net`, role: "member" });
    }
    // What was added before the first read may be at the top.
    expect(ids.slice(-before.length)).toEqual(before);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
