import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { registry } from "@/db/registry";
import { tenant } from "@/db/tenant";
import { inviteMember } from "@/lib/invitations/invite-member";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { removeMember } from "@/lib/members/remove-member";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { notify } from "@/lib/notifications/notify";
import { savePreferences } from "@/lib/notifications/save-preferences";
import { type NotificationKind, notificationKinds } from "@/lib/notifications/schemas";
import { mailsTo } from "@/tests/support/queued-mails";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "owner", "member");
type Context = Awaited<ReturnType<typeof found>>[0];
let owner: Context;
let otherOwner: Context;
let member: Context;

beforeEach(async () => {
  [owner, otherOwner, member] = await found();
  await connection`update users set name = 'Olga Owner' where id = ${owner.user.id}`;
  owner.user.name = "Olga Owner";
});

const sentences = async (person: Pick<Context, "user">) =>
  (await listNotifications(person)).items.map(({ sentence }) => sentence);
const subjects = async ({ user }: Pick<Context, "user">) =>
  (await mailsTo(user.email)).map(({ subject }) => subject);

describe("whom a change concerns is told, in the app and by mail", () => {
  test("of a new role", async () => {
    await changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
    expect((await listNotifications(member)).items).toMatchObject([
      {
        sentence: "Olga Owner made you an admin of Some Name.",
        meaning: "You were a member before.",
        href: `/org/${owner.organization.slug}`,
        isRead: false,
      },
    ]);
    const [mail] = await mailsTo(member.user.email);
    expect(mail?.subject).toBe("Olga Owner made you an admin of Some Name");
    for (const part of [mail?.html, mail?.text]) {
      expect(part).toContain("You were a member before.");
      expect(part).toContain(`http://localhost:3000/org/${owner.organization.slug}`);
      expect(part).toContain("http://localhost:3000/account/notifications#preferences");
    }
  });

  test("of being removed, without a link to what is closed now", async () => {
    await removeMember(owner, { memberId: member.memberId });
    const [item] = (await listNotifications(member)).items;
    expect(item).toMatchObject({ sentence: "Olga Owner removed you from Some Name." });
    expect(item?.href).toBeUndefined();
    const [mail] = await mailsTo(member.user.email);
    expect(mail?.subject).toBe("Olga Owner removed you from Some Name");
    expect(mail?.html).not.toContain("/org/");
  });

  test("of ownership, given and taken", async () => {
    await changeMemberRole(owner, { memberId: member.memberId, role: "owner" });
    expect(await sentences(member)).toEqual(["Olga Owner made you an owner of Some Name."]);
    expect(await subjects(member)).toEqual(["Olga Owner made you an owner of Some Name"]);
    await changeMemberRole(owner, { memberId: otherOwner.memberId, role: "member" });
    expect(await sentences(otherOwner)).toEqual([
      "Olga Owner took the ownership of Some Name from you.",
    ]);
    expect(await subjects(otherOwner)).toEqual([
      "Olga Owner took the ownership of Some Name from you",
    ]);
  });

  test("of ownership that one handed over oneself", async () => {
    const { organization, user } = owner;
    await tenant(owner).db.transaction((tx) =>
      notify(tx, {
        userId: user.id,
        kind: "ownership-taken",
        data: {
          organization: organization.name,
          slug: organization.slug,
          role: "admin",
          by: user.name,
          to: "Nina New",
        },
      }),
    );
    expect(await sentences(owner)).toEqual([
      "The ownership of Some Name went from you to Nina New.",
    ]);
    expect((await listNotifications(owner)).items[0]?.meaning).toBe("You are an admin there now.");
  });

  test("of an invitation, when the address has an account; its mail is the invitation's own", async () => {
    const guest = await addPerson(connection);
    await inviteMember(owner, { email: guest.user.email, role: "admin" });
    expect(await sentences(guest)).toEqual(["Olga Owner invited you to Some Name as an admin."]);
    const templates = (await mailsTo(guest.user.email)).map(({ template }) => template);
    expect(templates).not.toContain("notification");
    await inviteMember(owner, { email: "nobody@example.net", role: "member" });
  });

  test("and nobody else is, nor anybody of what they did themselves", async () => {
    await changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
    await changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
    expect(await sentences(member)).toHaveLength(1);
    await changeMemberRole(owner, { memberId: owner.memberId, role: "admin" });
    await leaveOrganization(owner);
    for (const person of [owner, otherOwner]) {
      expect([await sentences(person), await subjects(person)]).toEqual([[], []]);
    }
  });
});

describe("preferences", () => {
  const choose = (kind: NotificationKind, inApp: boolean, byMail: boolean) =>
    savePreferences(member, [{ kind, inApp, byMail }]);
  const change = () => changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
  const told = async () => [(await sentences(member)).length, (await subjects(member)).length];

  test.each([
    [true, true, [1, 1]],
    [true, false, [1, 0]],
    [false, true, [0, 1]],
    [false, false, [0, 0]],
  ])("in the app %s, by mail %s", async (inApp, byMail, expected) => {
    await choose("role-changed", inApp, byMail);
    await change();
    expect(await told()).toEqual(expected);
  });

  test("hold for their kind alone, and for their person", async () => {
    await choose("removed", false, false);
    await savePreferences(otherOwner, [{ kind: "role-changed", inApp: false, byMail: false }]);
    await change();
    expect(await told()).toEqual([1, 1]);
  });

  test("cannot turn off the mail of an invitation or of a change of ownership", async () => {
    for (const kind of notificationKinds) {
      const isFree = kind === "role-changed" || kind === "removed";
      const attempt = choose(kind, true, false).then(
        () => "ok",
        ({ cause }) => cause.constraint_name,
      );
      expect(await attempt, kind).toBe(isFree ? "ok" : "notification_preferences_mail_check");
    }
  });
});

describe("no mail goes to", () => {
  const change = () => changeMemberRole(owner, { memberId: member.memberId, role: "admin" });
  const outcome = async () => [(await sentences(member)).length, (await subjects(member)).length];

  test("somebody who is banned, until the ban ends", async () => {
    await connection`update users set banned = true, ban_expires = now() + interval '1 day'
      where id = ${member.user.id}`;
    await change();
    expect(await outcome()).toEqual([1, 0]);
  });

  test("an address that nobody has confirmed", async () => {
    await connection`update users set email_verified = false where id = ${member.user.id}`;
    await change();
    expect(await outcome()).toEqual([1, 0]);
  });
});

describe("a notification belongs to its transaction", () => {
  const undo = new Error("undo");
  const note = (userId: string) =>
    ({ userId, kind: "removed", data: { organization: "Some Name", by: "Olga Owner" } }) as const;

  test("a change that is undone leaves neither notification nor mail", async () => {
    for (const door of [tenant(owner), registry]) {
      const attempt = door.db.transaction(async (tx) => {
        await notify(tx, note(member.user.id));
        throw undo;
      });
      await expect(attempt).rejects.toBe(undo);
    }
    expect([await sentences(member), await subjects(member)]).toEqual([[], []]);
  });

  test("a change that the database refuses leaves none", async () => {
    await changeMemberRole(owner, { memberId: otherOwner.memberId, role: "admin" });
    const [before, mailsBefore] = [await sentences(owner), await subjects(owner)];
    // The last owner stays; it is told at the end of the transaction.
    await expect(
      changeMemberRole(owner, { memberId: owner.memberId, role: "admin" }),
    ).rejects.toThrow();
    expect([await sentences(owner), await subjects(owner)]).toEqual([before, mailsBefore]);
  });

  test("somebody who is gone is no error", async () => {
    await tenant(owner).db.transaction((tx) => notify(tx, note("nobody")));
  });
});

test("a name cannot smuggle a link into a mail", async () => {
  await connection`update users set name = 'www.evil.example' where id = ${owner.user.id}`;
  owner.user.name = "www.evil.example";
  await removeMember(owner, { memberId: member.memberId });
  const [mail] = await mailsTo(member.user.email);
  expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toContain("evil.example");
});
