import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "@/db/actor";
import { eventKindGroups } from "@/lib/audit-logs/event-kinds";
import { listAuditLogs } from "@/lib/audit-logs/list-audit-logs";
import { listRecentActivity } from "@/lib/audit-logs/list-recent-activity";
import { listRecentActors } from "@/lib/audit-logs/list-recent-actors";
import { AuditLogQuery } from "@/lib/audit-logs/schemas";
import type { AuditLogItem } from "@/lib/audit-logs/to-item";
import { plainText } from "@/lib/audit-logs/words";
import type { MemberContext } from "@/lib/auth/context";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member");
type Context = Awaited<ReturnType<typeof found>>[0];
let owner: Context;
let admin: Context;
let member: Context;

beforeEach(async () => {
  [owner, admin, member] = await found();
  const people = { Olga: owner, Adam: admin, Mia: member };
  for (const [name, { user }] of Object.entries(people)) {
    await connection`update users set name = ${name} where id = ${user.id}`;
  }
});

const list = (context: MemberContext, query: Record<string, string | undefined> = {}) =>
  listAuditLogs(context, AuditLogQuery.parse(query));
const sentences = ({ items }: { items: readonly Pick<AuditLogItem, "words">[] }) =>
  items.map(({ words }) => plainText(words));
const by = <T>(context: MemberContext, work: () => Promise<T>) =>
  withActor({ user: context.user.id, ip: "192.0.2.7", agent: "test", request: "r1" }, work);

/** Some things that people do. */
async function history() {
  await by(owner, () => changeMemberRole(owner, { memberId: member.memberId, role: "admin" }));
  const email = `guest-${randomUUID()}@example.net`;
  const { id } = await by(admin, () => inviteMember(admin, { email, role: "member" }));
  await by(admin, () => cancelInvitation(admin, { invitationId: id }));
  await by(member, () => leaveOrganization(member));
  return email;
}

test("owners and admins read who did what; members and outsiders do not", async () => {
  const email = await history();
  const expected = [
    "Mia left",
    `Adam canceled the invitation to ${email}`,
    `Adam invited ${email} as member`,
    "Olga changed the role of Mia from member to admin",
  ];
  expect(sentences(await list(owner)).slice(0, 4)).toEqual(expected);
  expect(sentences(await list(admin)).slice(0, 4)).toEqual(expected);
  await expect(list(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listRecentActors(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("an entry says before and after, from where, and what its history is", async () => {
  await history();
  const { items } = await list(owner, { kind: "member.role" });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    kind: "Role changed",
    changes: [{ label: "role", before: "member", after: "admin" }],
    person: { name: "Olga" },
    ip: "192.0.2.7",
    object: `members:${member.memberId}`,
  });
});

test("an administrator who acts as somebody is named with them, and found by either", async () => {
  const staff = await addPerson(connection, "admin");
  await connection`update users set name = 'Freya Staff' where id = ${staff.user.id}`;
  await withActor({ user: owner.user.id, impersonator: staff.user.id }, () =>
    changeMemberRole(owner, { memberId: member.memberId, role: "admin" }),
  );
  const expected = ["Freya Staff, acting as Olga, changed the role of Mia from member to admin"];
  expect(sentences(await list(owner, { actor: staff.user.id }))).toEqual(expected);
  expect(sentences(await list(owner, { actor: owner.user.id }))).toEqual(expected);
  expect((await listRecentActors(owner)).map(({ label }) => label)).toContain("Freya Staff");
});

test("people whose account is gone leave their deeds behind", async () => {
  await history();
  await connection`delete from users where id in (${admin.user.id}, ${member.user.id})`;
  const shown = sentences(await list(owner));
  expect(shown).toContain("Somebody whose account is gone left");
  expect(shown.join("; ")).toMatch(/Olga changed the role of somebody whose account is gone/);
  expect(shown.join("; ")).toMatch(/Somebody whose account is gone invited guest-/);
});

test("nothing of another organization appears, by any filter, cursor or name", async () => {
  const [foreign] = await addOrganization(connection, "owner");
  await connection`update users set name = 'Foreign Fred' where id = ${foreign.user.id}`;
  await by(foreign, () =>
    inviteMember(foreign, { email: "secret@foreign.example", role: "member" }),
  );
  const theirs = (await list(foreign)).items;
  expect(theirs.length).toBeGreaterThan(1);
  const ids = new Set(theirs.map(({ id }) => id));
  const cursor = Buffer.from(JSON.stringify(["9000-01-01T00:00:00.000000Z", "1"])).toString(
    "base64url",
  );
  for (const query of [
    {},
    { q: "foreign" },
    { q: foreign.organization.id },
    { actor: foreign.user.id },
    { object: `members:${foreign.memberId}` },
    { object: `organizations:${foreign.organization.id}` },
    { kind: "Invitations" },
    { after: cursor },
    { from: "2020-01-01", to: "2030-01-01" },
  ]) {
    const { items } = await list(owner, query);
    expect(
      items.filter(({ id }) => ids.has(id)),
      JSON.stringify(query),
    ).toEqual([]);
  }
  const actors = await listRecentActors(owner, foreign.user.id);
  expect(JSON.stringify(actors), "an id in a URL reveals no name").not.toMatch(/Fred/);
});

describe("filters", () => {
  test("by actor, kind, group of kinds, object and day", async () => {
    const email = await history();
    expect(sentences(await list(owner, { actor: admin.user.id }))).toEqual([
      `Adam canceled the invitation to ${email}`,
      `Adam invited ${email} as member`,
    ]);
    expect(sentences(await list(owner, { kind: "invitation.canceled" }))).toEqual([
      `Adam canceled the invitation to ${email}`,
    ]);
    expect(sentences(await list(owner, { kind: "Invitations" }))).toHaveLength(2);
    expect(
      sentences(await list(owner, { kind: "Members", object: `members:${member.memberId}` })),
    ).toEqual([
      "Mia left",
      "Olga changed the role of Mia from member to admin",
      "Somebody in the database (login owner) added Mia as member",
    ]);
    const today = new Date().toISOString().slice(0, 10);
    const all = (await list(owner)).items.length;
    expect((await list(owner, { from: today, to: today })).items).toHaveLength(all);
    expect((await list(owner, { to: "2020-01-01" })).items).toEqual([]);
    expect((await list(owner, { from: "2999-01-01" })).items).toEqual([]);
  });

  test("know each entry by exactly one kind", async () => {
    await history();
    const all = (await list(owner)).items.filter(({ kind }) => kind !== null);
    const byKind: string[] = [];
    for (const { name } of eventKindGroups.flatMap(({ kinds }) => kinds)) {
      byKind.push(...(await list(owner, { kind: name })).items.map(({ id }) => id));
    }
    expect(byKind.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  test("the choice of actors names who did something lately", async () => {
    await history();
    expect((await listRecentActors(owner)).map(({ label }) => label)).toEqual([
      "Adam",
      "Mia",
      "Olga",
      "Somebody in the database (login owner)",
    ]);
  });
});

describe("the search", () => {
  test("finds parts of values, names, addresses and kinds", async () => {
    const email = await history();
    for (const [q, expected] of [
      [email.slice(2, 20).toUpperCase(), 2],
      ["oLG", 2],
      ["mia", 3],
      ["canceled", 1],
      ["192.0.2.7", 4],
    ] as const) {
      const shown = sentences(await list(owner, { q }));
      expect(shown.length, `${q}: ${shown.join("; ")}`).toBeGreaterThanOrEqual(expected);
      expect(shown.length, q).toBeLessThan(8);
    }
  });

  test("takes hostile text as text", async () => {
    await history();
    const all = (await list(owner)).items.length;
    for (const q of ["%", "_", "%%", "\\", "'; drop table users; --", "$1", "{}", "\u202e", "💥"]) {
      expect((await list(owner, { q })).items, q).toEqual([]);
    }
    for (const query of [
      { q: "\0" },
      { actor: "\0" },
      { kind: "nonsense" },
      { from: "2026-02-30", to: "tomorrow" },
      { object: "members" },
      { after: "nonsense", before: "nonsense" },
      { after: Buffer.from('["2026-02-03T00:00:00.000000Z","abc"]').toString("base64url") },
    ]) {
      expect((await list(owner, query)).items.length, JSON.stringify(query)).toBe(all);
    }
    for (const query of [
      { actor: "' or true --" },
      { object: "pg_class:1" },
      { from: "9998-12-31", to: "9998-12-31" },
      { from: "1900-01-02", to: "1900-01-02" },
    ]) {
      expect((await list(owner, query)).items, JSON.stringify(query)).toEqual([]);
    }
  });
});

test("the overview tells owners and admins everything of late, members who joined", async () => {
  const email = await history();
  expect(sentences({ items: await listRecentActivity(owner, 3) })).toEqual([
    "Mia left",
    `Adam canceled the invitation to ${email}`,
    `Adam invited ${email} as member`,
  ]);
  const [, , stays] = await found();
  for (const sentence of sentences({ items: await listRecentActivity(stays, 8) })) {
    expect(sentence).toMatch(/ added .* as (owner|admin|member)$/);
  }
});
