import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberContext } from "@/lib/auth/context";
import { attack } from "@/tests/support/attack";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

let person: string;
let inviter: MemberContext;

beforeAll(async () => {
  person = (await addPerson(owner)).user.id;
  [inviter] = await addOrganization(owner, "owner");
});

const refusedBy = (constraint_name: string) => expect.objectContaining({ constraint_name });

describe("a user", () => {
  const set = (assignment: string, value: string | null) =>
    attack(`update users set ${assignment} where id = $2`, [value, person]);

  test.each([
    ["email = $1", "Robin@Example.net", "users_email_check"],
    ["email = $1", " robin@example.net", "users_email_check"],
    ["email = $1", "robin", "users_email_check"],
    ["email = $1", "robin@@example.net", "users_email_check"],
    ["email = $1", `${"r".repeat(254)}@example.net`, "users_email_check"],
    ["name = $1", "R", "users_name_check"],
    ["name = $1", "R".repeat(101), "users_name_check"],
    ["image = $1", `https://example.net/${"p".repeat(2048)}`, "users_image_check"],
    ["banned = true, ban_reason = $1", "b".repeat(501), "users_ban_reason_check"],
    ["banned = true, ban_expires = $1", "2020-01-01", "users_ban_ends_in_future"],
  ])("cannot have %s: %s", async (assignment, value, constraint) => {
    await expect(set(assignment, value)).rejects.toEqual(refusedBy(constraint));
  });

  test("has an address of its own, whatever its case", async () => {
    const { user } = await addPerson(owner);
    await expect(set("email = $1", user.email)).rejects.toEqual(refusedBy("users_email_idx"));
    await expect(set("email = upper($1)", user.email)).rejects.toThrow("users_email_check");
  });

  test("keeps neither reason nor end of a ban that is lifted", async () => {
    await set("banned = true, ban_expires = '2100-01-01', ban_reason = $1", "Spam");
    await set("name = $1", "Robin Still Banned");
    await owner`update users set banned = false where id = ${person}`;
    const [row] = await owner`select ban_reason, ban_expires from users where id = ${person}`;
    expect(row).toEqual({ ban_reason: null, ban_expires: null });
  });
});

describe("an organization", () => {
  const set = (column: string, value: string) =>
    attack(`update organizations set ${column} = $1 where id = $2`, [
      value,
      inviter.organization.id,
    ]);

  test.each([
    ["name", "A", "organizations_name_check"],
    ["name", "A".repeat(101), "organizations_name_check"],
    ["slug", "a", "organizations_slug_check"],
    ["slug", "a".repeat(49), "organizations_slug_check"],
    ["slug", "Acme", "organizations_slug_check"],
    ["slug", "ac--me", "organizations_slug_check"],
    ["slug", "-acme", "organizations_slug_check"],
    ["slug", "../admin", "organizations_slug_check"],
    ["slug", "acme\nx", "organizations_slug_check"],
    ["slug", "admin", "organizations_slug_is_free"],
    ["logo", "l".repeat(2049), "organizations_logo_check"],
    ["metadata", "[]", "organizations_metadata_check"],
    ["metadata", `{"a":"${"m".repeat(16384)}"}`, "organizations_metadata_check"],
  ])("cannot have the %s %s", async (column, value, constraint) => {
    await expect(set(column, value)).rejects.toEqual(refusedBy(constraint));
  });

  test("has one membership of one user", async () => {
    const again = "insert into members (id, organization_id, user_id) values ($1, $2, $3)";
    await expect(
      attack(again, [randomUUID(), inviter.organization.id, inviter.user.id]),
    ).rejects.toEqual(refusedBy("members_org_user_idx"));
  });
});

describe("an invitation", () => {
  const add = async (values: Record<string, unknown> = {}) => {
    const row = {
      id: randomUUID(),
      email: `${randomUUID()}@example.net`,
      status: "pending",
      expires: "1 hour",
      ...values,
    };
    await attack(
      `insert into invitations (id, organization_id, inviter_id, email, status, expires_at)
       values ($1, $2, $3, $4, $5, now() + $6::text::interval)`,
      [row.id, inviter.organization.id, inviter.user.id, row.email, row.status, row.expires],
    );
    return row;
  };
  const set = (id: string, assignment: string) =>
    attack(`update invitations set ${assignment} where id = $1`, [id]);
  const statusOf = async (id: string) =>
    (await owner`select status from invitations where id = ${id}`)[0]?.status;

  test.each(["accepted", "rejected", "canceled", "expired"])(
    "that is %s does not change any more, in no column",
    async (status) => {
      const { id } = await add();
      await set(id, `status = '${status}'`);
      for (const assignment of [
        "status = 'pending'",
        "status = case status when 'accepted' then 'canceled' else 'accepted' end::invitation_status",
        "role = 'owner'",
        "email = 'other@example.net'",
        "expires_at = now() + interval '1 year'",
        "created_at = now() - interval '1 year'",
        "organization_id = 'another'",
        "inviter_id = 'another'",
        "id = id || 'x'",
      ]) {
        const refusal = refusedBy("invitations_answered_once");
        await expect(set(id, assignment), assignment).rejects.toEqual(refusal);
      }
      await set(id, "role = role");
      expect(await statusOf(id)).toBe(status);
    },
  );

  test("is not accepted when it is overdue, also by whoever prolongs it on the way", async () => {
    const { id } = await add({ expires: "-1 minute" });
    const refusal = refusedBy("invitations_accepted_in_time");
    await expect(set(id, "status = 'accepted'")).rejects.toEqual(refusal);
    const both = "status = 'accepted', expires_at = now() + interval '1 hour'";
    await expect(set(id, both)).rejects.toEqual(refusal);
    expect(await statusOf(id)).toBe("pending");
  });

  test("is the only pending one for its address; an overdue one expires for the next", async () => {
    const { email } = await add();
    await expect(add({ email })).rejects.toEqual(refusedBy("invitations_one_pending_idx"));
    await expect(add({ email: email.toUpperCase() })).rejects.toEqual(
      refusedBy("invitations_email_check"),
    );
    const overdue = await add({ expires: "-1 minute" });
    const next = await add({ email: overdue.email });
    expect(await statusOf(overdue.id)).toBe("expired");
    expect(await statusOf(next.id)).toBe("pending");
  });

  test("of another organization does not expire with it", async () => {
    const [elsewhere] = await addOrganization(owner, "owner");
    const overdue = await add({ expires: "-1 minute" });
    await owner`
      insert into invitations ${owner({
        id: randomUUID(),
        organization_id: elsewhere.organization.id,
        inviter_id: elsewhere.user.id,
        email: overdue.email,
        expires_at: new Date(Date.now() + 3_600_000),
      })}`;
    expect(await statusOf(overdue.id)).toBe("pending");
  });
});
