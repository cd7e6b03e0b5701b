import { describe, expect, test } from "vitest";
import { describeChanges, withoutSecrets } from "@/lib/audit-logs/describe-changes";
import { describeEvent } from "@/lib/audit-logs/describe-event";
import type { LoggedChange, Names } from "@/lib/audit-logs/logged-change";
import { plainText } from "@/lib/audit-logs/words";

const person = (id: string, name: string) =>
  [id, { id, name, email: `${id}@example.com`, image: null }] as const;

const names: Names = {
  people: new Map([person("ada", "Ada"), person("bob", "Bob"), person("freya", "Freya")]),
  subjects: new Map([
    ["members:m-bob", { userId: "bob" }],
    ["invitations:i-1", { email: "cleo@example.com" }],
  ]),
};

const change = (values: Partial<LoggedChange>): LoggedChange => ({
  id: "1",
  at: "2026-11-20T10:00:00.000000Z",
  table: "members",
  operation: "UPDATE",
  row: "m-bob",
  user: "ada",
  impersonator: null,
  ip: null,
  agent: null,
  request: null,
  before: null,
  after: null,
  ...values,
});

/** The sentence, and the kind that the filter knows it by. */
function told(values: Partial<LoggedChange>) {
  const { kind, words } = describeEvent(change(values), names);
  return [plainText(words), kind?.name];
}

describe("members", () => {
  const membership = { id: "m-bob", user_id: "bob", role: "member" };

  test("join, are added, leave and are removed", () => {
    expect(told({ operation: "INSERT", user: "bob", after: membership })).toEqual([
      "Bob joined as member",
      "member.joined",
    ]);
    expect(told({ operation: "INSERT", after: membership })).toEqual([
      "Ada added Bob as member",
      "member.joined",
    ]);
    expect(told({ operation: "DELETE", user: "bob", before: membership })).toEqual([
      "Bob left",
      "member.gone",
    ]);
    expect(told({ operation: "DELETE", before: membership })).toEqual([
      "Ada removed Bob",
      "member.gone",
    ]);
    expect(told({ operation: "TRUNCATE", before: membership })[0]).toBe("Ada removed Bob");
  });

  test("get another role, by others and by themselves", () => {
    const images = { before: { role: "member" }, after: { role: "admin" } };
    expect(told(images)).toEqual([
      "Ada changed the role of Bob from member to admin",
      "member.role",
    ]);
    expect(told({ ...images, user: "bob" })[0]).toBe(
      "Bob changed their own role from member to admin",
    );
  });

  test("change their name, which their memberships follow", () => {
    const images = { before: { person: "bob b@x" }, after: { person: "rob b@x" } };
    expect(told({ ...images, user: "bob" })).toEqual([
      "Bob changed their name or address",
      "member.changed",
    ]);
  });
});

describe("invitations", () => {
  const invitation = { table: "invitations", row: "i-1" };
  const answered = (status: string) => ({
    ...invitation,
    before: { status: "pending" },
    after: { status },
  });

  test("are sent, answered, withdrawn and expire", () => {
    const after = { email: "bob@example.com", role: "admin", status: "pending" };
    expect(told({ ...invitation, operation: "INSERT", after })).toEqual([
      "Ada invited bob@example.com as admin",
      "invitation.sent",
    ]);
    expect(told({ ...answered("accepted"), user: "bob" })).toEqual([
      "Bob accepted the invitation to cleo@example.com",
      "invitation.accepted",
    ]);
    expect(told({ ...answered("rejected"), user: "bob" })).toEqual([
      "Bob declined the invitation to cleo@example.com",
      "invitation.rejected",
    ]);
    expect(told(answered("canceled"))).toEqual([
      "Ada canceled the invitation to cleo@example.com",
      "invitation.canceled",
    ]);
    expect(told({ ...answered("expired"), user: "system:expire-invitations" })).toEqual([
      "The invitation to cleo@example.com expired",
      "invitation.expired",
    ]);
  });

  test("are sent again, and their mails go out or do not", () => {
    const update = (after: LoggedChange["after"]) =>
      told({
        ...invitation,
        before: Object.fromEntries(Object.keys(after ?? {}).map((column) => [column, null])),
        after,
      });
    expect(update({ secret_hash: "[redacted]", expires_at: "2026-11-22T10:00:00Z" })).toEqual([
      "Ada sent the invitation to cleo@example.com again",
      "invitation.renewed",
    ]);
    expect(update({ mailed_at: "2026-11-20T10:00:00Z" })).toEqual([
      "The mail with the invitation to cleo@example.com went out",
      "invitation.mail",
    ]);
    expect(update({ mail_failed_at: "2026-11-20T10:00:00Z" })[0]).toBe(
      "The mail with the invitation to cleo@example.com could not be sent",
    );
  });
});

describe("the organization", () => {
  const update = (before: LoggedChange["before"], after: LoggedChange["after"]) =>
    told({ table: "organizations", row: "o1", before, after });

  test("is created, renamed, moved, given a logo, and deleted", () => {
    expect(told({ table: "organizations", operation: "INSERT", after: { name: "Acme" } })).toEqual([
      "Ada created the organization",
      "organization.created",
    ]);
    expect(update({ name: "Acme" }, { name: "Acme Inc" })).toEqual([
      "Ada renamed the organization from Acme to Acme Inc",
      "organization.renamed",
    ]);
    expect(update({ slug: "acme" }, { slug: "acme-inc" })).toEqual([
      "Ada changed the address of the organization from acme to acme-inc",
      "organization.changed",
    ]);
    expect(update({ logo: null }, { logo: "/x" })[0]).toBe(
      "Ada changed the logo of the organization",
    );
    expect(update({ logo: "/x" }, { logo: null })[0]).toBe(
      "Ada removed the logo of the organization",
    );
    expect(
      update({ name: "A", slug: "a", logo: null }, { name: "B", slug: "b", logo: "/x" })[0],
    ).toBe("Ada changed the name, address and logo of the organization");
    expect(update({ deleted_at: null }, { deleted_at: "2026-11-20T10:00:00Z" })).toEqual([
      "Ada asked for the organization to be deleted",
      "organization.deletion",
    ]);
    expect(update({ deleted_at: "2026-11-20T10:00:00Z" }, { deleted_at: null })[0]).toBe(
      "Ada took back the deletion of the organization",
    );
    expect(told({ table: "organizations", operation: "DELETE", before: { name: "Acme" } })).toEqual(
      ["Ada deleted the organization Acme", "organization.deleted"],
    );
  });
});

describe("who did it", () => {
  const left = { operation: "DELETE", before: { user_id: "bob" } } as const;

  test("is a person, a job, a login, nobody in particular, or somebody whose account is gone", () => {
    expect(told({ ...left, user: "system:remove-members" })[0]).toBe(
      "The system (remove members) removed Bob",
    );
    expect(told({ ...left, user: "database:owner" })[0]).toBe(
      "Somebody in the database (login owner) removed Bob",
    );
    expect(told({ ...left, user: null })[0]).toBe("Somebody who was not signed in removed Bob");
    expect(told({ ...left, user: "gone" })[0]).toBe("Somebody whose account is gone removed Bob");
    expect(told({ operation: "DELETE", before: { user_id: "gone" } })[0]).toBe(
      "Ada removed somebody whose account is gone",
    );
    expect(told({ operation: "DELETE", user: "gone", before: { user_id: "gone" } })[0]).toBe(
      "Somebody whose account is gone left",
    );
  });

  test("is both when an administrator acts as somebody", () => {
    expect(told({ ...left, impersonator: "freya" })[0]).toBe("Freya, acting as Ada, removed Bob");
  });
});

test("what has no sentence of its own is told by table and columns", () => {
  const user = { table: "users", row: "bob" };
  expect(
    told({
      ...user,
      before: { name: "Bob", email: "b@x" },
      after: { name: "Rob", email: "r@x", updated_at: "2026-11-20" },
    }),
  ).toEqual(["Ada changed an account: name and e-mail address", undefined]);
  expect(told({ table: "api_keys", operation: "INSERT", after: {} })[0]).toBe(
    "Ada added an entry of api keys",
  );
  expect(told({ table: "members", before: null, after: null })[0]).toBe("Ada changed a membership");
});

test("names stand apart from the words around them, whatever they contain", () => {
  const hostile = "<script>alert(1)</script>%s";
  const { words } = describeEvent(
    change({ table: "invitations", operation: "INSERT", after: { email: hostile, role: "admin" } }),
    names,
  );
  expect(words).toEqual([{ strong: "Ada" }, " invited ", { strong: hostile }, " as admin"]);
});

describe("before and after", () => {
  test("name columns and values in plain words", () => {
    expect(
      describeChanges(
        change({
          before: { role: "member", inviter_id: "ada", banned: false, expires_at: null },
          after: {
            role: "admin",
            inviter_id: "gone",
            banned: true,
            expires_at: "2026-03-05T04:05:06.789+00:00",
          },
        }),
        names,
      ),
    ).toEqual([
      { label: "role", before: "member", after: "admin" },
      { label: "invited by", before: "Ada", after: "an account that is gone" },
      { label: "banned", before: "no", after: "yes" },
      { label: "expires", before: null, after: "5 Mar 2026 04:05:06 UTC" },
    ]);
  });

  test("of an addition are what was added, without ids and what nobody reads", () => {
    const after = { id: "m", organization_id: "o", user_id: "bob", role: "member", person: "bob" };
    expect(describeChanges(change({ operation: "INSERT", after }), names)).toEqual([
      { label: "person", before: null, after: "Bob" },
      { label: "role", before: null, after: "member" },
    ]);
  });

  test("never show a secret, in a list or in a file, and no endless value", () => {
    const after = {
      secret_hash: "abc",
      password: "[redacted]",
      token: "t",
      metadata: "x".repeat(5000),
      content: "\\xffd8",
    };
    const shown = describeChanges(change({ before: { secret_hash: null }, after }), names);
    expect(shown).toEqual([
      { label: "link", before: null, after: "hidden" },
      { label: "password", before: null, after: "hidden" },
      { label: "token", before: null, after: "hidden" },
      { label: "metadata", before: null, after: `${"x".repeat(300)}…` },
    ]);
    expect(withoutSecrets(after)).toMatchObject({
      secret_hash: "[redacted]",
      token: "[redacted]",
      content: "[redacted]",
    });
  });
});
