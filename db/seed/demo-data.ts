import type { accounts } from "../schema/accounts";
import type { invitations } from "../schema/invitations";
import type { members } from "../schema/members";
import type { organizations } from "../schema/organizations";
import type { users } from "../schema/users";
import { type DemoPerson, demoInvitations, demoPeople } from "./demo-people";
import { stableId } from "./stable-id";

const hour = 3_600_000;
const day = 24 * hour;

/** How long an invitation is valid, in ms, as in the application. */
const invitationLifetime = 48 * hour;

export interface DemoData {
  users: (typeof users.$inferInsert)[];
  accounts: (typeof accounts.$inferInsert)[];
  organizations: (typeof organizations.$inferInsert)[];
  members: (typeof members.$inferInsert)[];
  invitations: (typeof invitations.$inferInsert)[];
}

const demoOrganizations = [
  { key: "acme", name: "Acme", owner: "owner@example.com", age: 350 },
  { key: "globex", name: "Globex", owner: "outsider@example.com", age: 200 },
] as const;

const userId = (email: string) => stableId("user", email);
const organizationId = (slug: string) => stableId("organization", slug);

/** Founders come first, the others over the following year; the hours look like working days. */
function joinedAt(person: DemoPerson, position: number, now: Date): Date {
  const founder = person.role || person.acme === "owner" || person.globex === "owner";
  const age = founder ? 360 - position : 3 + ((position * 97) % 340);
  const time = (8 + (position % 10)) * hour + ((position * 37) % 60) * 60_000;
  const midnight = Math.floor((now.getTime() - age * day) / day) * day;
  return new Date(midnight + time);
}

/** The rows of the demo data: the same in every database, with dates over the year before `now`. */
export function demoData(now: Date, passwordHash: string): DemoData {
  const data: DemoData = {
    users: [],
    accounts: [],
    organizations: [],
    members: [],
    invitations: [],
  };
  for (const { key, name, age } of demoOrganizations) {
    const createdAt = new Date(now.getTime() - age * day);
    data.organizations.push({ id: organizationId(key), name, slug: key, createdAt });
  }

  demoPeople.forEach((person, position) => {
    const { name, email, role = "user", banReason } = person;
    const id = userId(email);
    const createdAt = joinedAt(person, position, now);
    const dates = { createdAt, updatedAt: createdAt };
    const banned = banReason !== undefined;
    data.users.push({ id, name, email, emailVerified: true, role, banned, banReason, ...dates });
    data.accounts.push({
      id: stableId("account", email),
      accountId: id,
      providerId: "credential",
      userId: id,
      password: passwordHash,
      ...dates,
    });
    for (const { key, age } of demoOrganizations) {
      const memberRole = person[key];
      if (!memberRole) continue;
      const founded = now.getTime() - age * day;
      data.members.push({
        id: stableId("member", key, email),
        organizationId: organizationId(key),
        userId: id,
        role: memberRole,
        createdAt: new Date(Math.max(founded, createdAt.getTime() + hour)),
      });
    }
  });

  for (const { email, role, hoursAgo } of demoInvitations) {
    const createdAt = new Date(now.getTime() - hoursAgo * hour);
    data.invitations.push({
      id: stableId("invitation", email),
      organizationId: organizationId("acme"),
      email,
      role,
      expiresAt: new Date(createdAt.getTime() + invitationLifetime),
      mailedAt: new Date(createdAt.getTime() + 1_000),
      inviterId: userId("owner@example.com"),
      createdAt,
    });
  }
  return data;
}
