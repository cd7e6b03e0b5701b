import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { knownError } from "@/lib/doors/known-error";
import type { AppError } from "@/lib/errors";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";
import { inviteMember } from "@/lib/invitations/invite-member";
import { changeMemberRole } from "@/lib/members/change-member-role";
import { leaveOrganization } from "@/lib/members/leave-organization";
import { createOrganization } from "@/lib/organizations/create-organization";
import { setUserRole } from "@/lib/users/set-user-role";
import { addOrganization, addPerson, ownerConnection } from "@/tests/support/tenants";

const rounds = 500;
const owner = ownerConnection();
afterAll(() => owner.end());

/** Runs the rounds of a race in lanes beside each other, each with an arena of its own. */
async function race<Arena>(
  lanes: number,
  prepare: () => Promise<Arena>,
  run: (arena: Arena, round: number) => Promise<void>,
) {
  let round = 0;
  const lane = async () => {
    const arena = await prepare();
    while (round < rounds) await run(arena, round++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  expect(round).toBe(rounds);
}

/** How many of them succeeded, and what a door answers to the others: always a 4xx. */
async function compete(...contenders: Promise<unknown>[]) {
  const lost: AppError[] = [];
  for (const result of await Promise.allSettled(contenders)) {
    if (result.status === "fulfilled") continue;
    const error = knownError(result.reason, "test");
    expect(Math.floor(error.status / 100), `${result.reason}`).toBe(4);
    lost.push(error);
  }
  return { won: contenders.length - lost.length, lost };
}

const ownersOf = async (organizationId: string) =>
  (await owner`select id from members where organization_id = ${organizationId} and role = 'owner'`)
    .length;

test("of two owners who leave at once, one stays", async () => {
  await race(
    5,
    () => addOrganization(owner, "owner", "owner"),
    async ([first, second]) => {
      const { won, lost } = await compete(leaveOrganization(first), leaveOrganization(second));
      expect([won, lost[0]?.code]).toEqual([1, "CONFLICT"]);
      expect(await ownersOf(first.organization.id)).toBe(1);
      const rows = [first, second].map(({ memberId, user, organization }) => ({
        id: memberId,
        organization_id: organization.id,
        user_id: user.id,
        role: "owner",
      }));
      await owner`insert into members ${owner(rows)} on conflict do nothing`;
    },
  );
});

test("of two owners who demote each other, or themselves, at once, one stays", async () => {
  await race(
    5,
    () => addOrganization(owner, "owner", "owner"),
    async ([first, second], round) => {
      const each = round % 2 === 0;
      const { won } = await compete(
        changeMemberRole(first, { memberId: (each ? second : first).memberId, role: "admin" }),
        changeMemberRole(second, { memberId: (each ? first : second).memberId, role: "member" }),
      );
      expect(won).toBe(1);
      const id = first.organization.id;
      expect(await ownersOf(id)).toBe(1);
      await owner`update members set role = 'owner' where organization_id = ${id}`;
    },
  );
});

test("of ten equal invitations one is written", async () => {
  await race(
    1,
    () => addOrganization(owner, "owner", "admin"),
    async ([first, second]) => {
      const email = `${randomUUID()}@example.net`;
      const { won, lost } = await compete(
        ...Array.from({ length: 10 }, (_, index) =>
          inviteMember(index % 2 === 0 ? first : second, { email, role: "member" }),
        ),
      );
      expect(won).toBe(1);
      expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(["CONFLICT"]));
      expect(await owner`select from invitations where email = ${email}`).toHaveLength(1);
    },
  );
});

async function invited() {
  const [inviter] = await addOrganization(owner, "owner");
  return { inviter, guest: await addPerson(owner) };
}

async function membershipsOf({ inviter, guest }: Awaited<ReturnType<typeof invited>>) {
  const removed = await owner`
    delete from members
    where organization_id = ${inviter.organization.id} and user_id = ${guest.user.id}
    returning id`;
  return removed.length;
}

test("an invitation is either accepted or canceled, and only the accepted one makes a member", async () => {
  const outcomes = new Map<string, number>();
  await race(5, invited, async (arena, round) => {
    const { inviter, guest } = arena;
    const { id, secret } = await inviteMember(inviter, { email: guest.user.email, role: "member" });
    const accept = () => acceptInvitation(guest, { invitationId: id, secret });
    const cancel = () => cancelInvitation(inviter, { invitationId: id });
    const { won, lost } = await (round % 2
      ? compete(accept(), cancel())
      : compete(cancel(), accept()));
    expect([won, lost[0]?.code]).toEqual([1, "CONFLICT"]);
    const [row] = await owner`select status from invitations where id = ${id}`;
    expect(await membershipsOf(arena)).toBe(row?.status === "accepted" ? 1 : 0);
    outcomes.set(row?.status, (outcomes.get(row?.status) ?? 0) + 1);
  });
  expect([...outcomes.keys()].sort()).toEqual(["accepted", "canceled"]);
});

test("an invitation that is accepted twice makes one member", async () => {
  await race(5, invited, async (arena) => {
    const { inviter, guest } = arena;
    const { id, secret } = await inviteMember(inviter, { email: guest.user.email, role: "admin" });
    const { won, lost } = await compete(
      acceptInvitation(guest, { invitationId: id, secret }),
      acceptInvitation(guest, { invitationId: id, secret }),
    );
    expect([won, lost[0]?.code]).toEqual([1, "CONFLICT"]);
    expect(await membershipsOf(arena)).toBe(1);
  });
});

test("a slug that is wanted twelve times is given once, with an owner", async () => {
  const contenders = 12;
  await race(
    1,
    () => Promise.all(Array.from({ length: contenders }, () => addPerson(owner))),
    async (people, round) => {
      const slug = `wanted-${round}`;
      const { won, lost } = await compete(
        ...people.map((person, index) => {
          const address = `10.${index}.${round >> 8}.${round & 255}`;
          return createOrganization({ ...person, address }, { name: "Some Name", slug });
        }),
      );
      expect(won).toBe(1);
      expect(lost.every(({ code, fields }) => code === "CONFLICT" && fields?.slug)).toBe(true);
      const owners = await owner`
        select m.role from organizations o left join members m on m.organization_id = o.id
        where o.slug = ${slug}`;
      expect(owners).toEqual([{ role: "owner" }]);
    },
  );
});

test("of two superadmins who demote each other, or themselves, at once, one stays", async () => {
  await race(
    1,
    () => Promise.all([addPerson(owner, "superadmin"), addPerson(owner, "superadmin")]),
    async ([first, second], round) => {
      const each = round % 2 === 0;
      const { won } = await compete(
        setUserRole(first, { userId: (each ? second : first).user.id, role: "user" }),
        setUserRole(second, { userId: (each ? first : second).user.id, role: "admin" }),
      );
      expect(won).toBe(1);
      expect(await owner`select from users where role = 'superadmin'`).toHaveLength(1);
      await owner`update users set role = 'superadmin'
        where id in (${first.user.id}, ${second.user.id})`;
    },
  );
});
