import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db, sql } from "@/db/client";
import { registry } from "@/db/registry";
import { tenant } from "@/db/tenant";
import type { SignedIn } from "@/lib/auth/context";
import { knownError } from "@/lib/doors/known-error";
import { pruneExpired } from "@/lib/jobs/tasks/prune-expired";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { listPreferences } from "@/lib/notifications/list-preferences";
import { markRead } from "@/lib/notifications/mark-read";
import { savePreferences } from "@/lib/notifications/save-preferences";
import { NotificationPreferencesInput, notificationKinds } from "@/lib/notifications/schemas";
import { listMyOrganizations } from "@/lib/organizations/list-my-organizations";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

let person: SignedIn;
let other: SignedIn;

beforeEach(async () => {
  [person, other] = await Promise.all([addPerson(connection), addPerson(connection)]);
});

/** Notifications of somebody, a minute apart, the newest with the highest number. */
async function tell({ user }: SignedIn, count: number, age = "0 days") {
  await connection`
    insert into notifications (id, user_id, kind, data, created_at)
    select ${user.id} || '-' || n, ${user.id}, 'removed',
      jsonb_build_object('organization', 'Org ' || n, 'by', 'Ada'),
      now() - ${age}::interval - (${count} - n) * interval '1 minute'
    from generate_series(1, ${count}::int) n`;
}

const numbers = (page: Awaited<ReturnType<typeof listNotifications>>) =>
  page.items.map(({ sentence }) => Number(/Org (\d+)/.exec(sentence)?.[1]));

test("the list shows one's own, the newest first, page by page in both directions", async () => {
  await tell(person, 60);
  await tell(other, 3);
  const first = await listNotifications(person);
  expect(numbers(first)).toEqual(Array.from({ length: 25 }, (_, index) => 60 - index));
  expect(first.previous).toBeNull();
  const second = await listNotifications(person, { after: first.next ?? undefined });
  expect(numbers(second)).toEqual(Array.from({ length: 25 }, (_, index) => 35 - index));
  const third = await listNotifications(person, { after: second.next ?? undefined });
  expect(numbers(third)).toEqual(Array.from({ length: 10 }, (_, index) => 10 - index));
  expect(third.next).toBeNull();
  const back = await listNotifications(person, { before: third.previous ?? undefined });
  expect(numbers(back)).toEqual(numbers(second));
});

describe("the count of what is unread", () => {
  test("comes with one's organizations, also for somebody who has none, and stops at ten", async () => {
    expect(await listMyOrganizations(person)).toEqual({ organizations: [], unread: 0 });
    await tell(person, 3);
    expect(await listMyOrganizations(person)).toEqual({ organizations: [], unread: 3 });
    await tell(other, 200);
    expect(await listMyOrganizations(other)).toMatchObject({ unread: 10 });
    const [owner] = await addOrganization(connection, "owner");
    await tell(owner, 2);
    const mine = await listMyOrganizations(owner);
    expect(mine).toMatchObject({ unread: 2, organizations: [{ id: owner.organization.id }] });
    expect(await countUnread(owner)).toBe(2);
  });

  test("goes down with one that is read, and to nothing with all", async () => {
    await tell(person, 3);
    await tell(other, 1);
    await markRead(person, { id: `${person.user.id}-2` });
    await markRead(person, { id: `${person.user.id}-2` });
    expect(await countUnread(person)).toBe(2);
    expect((await listNotifications(person)).items.map(({ isRead }) => isRead)).toEqual([
      false,
      true,
      false,
    ]);
    await markRead(person, {});
    expect([await countUnread(person), await countUnread(other)]).toEqual([0, 1]);
  });

  test("is read from an index of what is unread, however much was read before", async () => {
    await tell(person, 500);
    await markRead(person, {});
    const plan = await connection.begin(async (transaction) => {
      await transaction`set local enable_seqscan = off`;
      return transaction`explain select from notifications
        where user_id = ${person.user.id} and read_at is null limit 10`;
    });
    expect(JSON.stringify(plan)).toContain("notifications_unread_idx");
  });
});

describe("nobody reaches another's", () => {
  test("neither to read nor to mark", async () => {
    await tell(other, 2);
    expect((await listNotifications(person)).items).toEqual([]);
    const attempt = markRead(person, { id: `${other.user.id}-1` });
    const error = await attempt.catch((reason) => reason);
    expect(knownError(error, "test").code).toBe("NOT_FOUND");
    expect(await countUnread(other)).toBe(2);
  });

  test("nor from within an organization: it may tell, never look", async () => {
    const [owner] = await addOrganization(connection, "owner");
    const inside = tenant(owner);
    for (const attempt of [
      () => inside.sql`select id from notifications`,
      () => inside.sql`select user_id from notification_preferences`,
      () => inside.sql`insert into notifications (id, user_id, kind, data)
        values ('x', ${other.user.id}, 'removed', '{}')`,
      () => inside.sql`update notifications set read_at = now()`,
      () => inside.sql`delete from notifications`,
    ]) {
      await expect(attempt()).rejects.toThrow(/permission denied/);
    }
  });
});

describe("preferences", () => {
  test("are, until somebody chooses, everything in both places", async () => {
    expect(await listPreferences(person)).toEqual(
      notificationKinds.map((kind) => ({ kind, inApp: true, byMail: true })),
    );
  });

  test("are kept from a form, where a box that is not checked is not sent", async () => {
    const chosen = NotificationPreferencesInput.parse({
      "invited-app": "on",
      "role-changed-mail": "on",
      "nonsense-app": "on",
    });
    await savePreferences(person, chosen);
    await savePreferences(person, chosen);
    const all = Object.fromEntries(
      (await listPreferences(person)).map(({ kind, inApp, byMail }) => [kind, [inApp, byMail]]),
    );
    expect(all).toEqual({
      invited: [true, true],
      "role-changed": [false, true],
      removed: [false, false],
      "ownership-given": [false, true],
      "ownership-taken": [false, true],
    });
    expect((await listPreferences(other)).every(({ inApp }) => inApp)).toBe(true);
  });
});

describe("the database refuses", () => {
  const insert = (kind: string, data: string) =>
    registry.sql`insert into notifications (id, user_id, kind, data)
      values (${randomUUID()}, ${person.user.id}, ${kind}, ${data}::text::jsonb)`;

  test("a kind that there is no sentence for, and data that is no short object", async () => {
    await expect(insert("surprise", "{}")).rejects.toThrow("notifications_kind_check");
    await expect(insert("removed", "[]")).rejects.toThrow("notifications_data_check");
    await expect(insert("removed", JSON.stringify({ by: "x".repeat(5000) }))).rejects.toThrow(
      "notifications_data_check",
    );
    await insert("removed", "{}");
  });

  test("the same kind twice in one person's preferences", async () => {
    const add = () => connection`insert into notification_preferences (id, user_id, kind)
      values (${randomUUID()}, ${person.user.id}, 'removed')`;
    await add();
    await expect(add()).rejects.toThrow("notification_preferences_user_kind_idx");
  });
});

test("notifications go after 90 days, in more than one batch, and with their person", async () => {
  await tell(person, 2, "89 days");
  await tell(other, 2500, "91 days");
  await pruneExpired.run({}, AbortSignal.timeout(30_000));
  expect((await listNotifications(person)).items).toHaveLength(2);
  expect((await listNotifications(other)).items).toHaveLength(0);
  await db.transaction((tx) => tx.execute(`delete from users where id = '${person.user.id}'`));
  expect(await sql`select id from notifications where user_id = ${person.user.id}`).toEqual([]);
});

test("every notification leaves its row in the log, with who caused it", async () => {
  await tell(person, 1);
  await markRead(person, {});
  await markRead(person, {});
  const rows = await connection`
    select operation from audit_logs where table_name = 'notifications'
      and row_id = ${`${person.user.id}-1`} order by id`;
  expect(rows.map(({ operation }) => operation)).toEqual(["INSERT", "UPDATE"]);
});
