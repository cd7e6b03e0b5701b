import { and, asc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { withActor } from "@/db/actor";
import { members, users } from "@/db/schema";
import { memberCount, organizationCount } from "./database-arena";

/** What is measured through the tenant door and without it: the text of the statement is one. */

const actor = {
  user: "user-1",
  ip: "203.0.113.7",
  agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  request: "0b9b1f3e-6c2a-4a53-9c1e-3a1f4a0d7a11",
};

/** As in a request: every write says who its actor is. */
export const asMember = <T>(work: () => Promise<T>): Promise<T> => withActor(actor, work);

const changeable = memberCount - 1;

/** The organization that the work so and so is in: never the first one. */
export const organizationOf = (number: number): string =>
  `organization-${(number % (organizationCount - 1)) + 2}`;

/** The first members of an organization, and whether there are more. */
export const listWithDrizzle = (db: PostgresJsDatabase, organizationId: string) =>
  db
    .select({
      id: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      image: users.image,
      role: members.role,
      joinedAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, organizationId))
    .orderBy(asc(members.createdAt), asc(members.id))
    .limit(26);

/** Gives a member, never the owner, the other one of two roles; the next number is another member. */
export async function changeRole(db: PostgresJsDatabase, number: number): Promise<void> {
  const turn = Math.floor(number / (organizationCount - 1));
  const organization = (number % (organizationCount - 1)) + 1;
  const member = organization * memberCount + (turn % changeable) + 1;
  const role = Math.floor(turn / changeable) % 2 ? "member" : "admin";
  await db
    .update(members)
    .set({ role })
    .where(
      and(eq(members.id, `member-${member}`), eq(members.organizationId, organizationOf(number))),
    );
}
