import { beforeEach } from "vitest";
import { auditDatabase } from "./audit-database";
import { type TrailRow, trailOf } from "./audit-trail";

/**
 * For a `describe`: an audited database in which, before each test, are the users u1, u2 and u3, and
 * the organization o1 with its owner u1 (as m1) and its member u2 (as m2).
 */
export function auditedPeople(version: 15 | 18) {
  const database = auditDatabase(version);
  beforeEach(async () => {
    const { owner } = database;
    await owner`delete from organizations`;
    await owner`delete from users`;
    await owner`insert into users (id, name, email) values ('u1', 'Ada', 'ada@example.com'),
      ('u2', 'Bob', 'bob@example.com'), ('u3', 'Cleo', 'cleo@example.com')`;
    await owner.begin((sql) => [
      sql`insert into organizations (id, name, slug) values ('o1', 'One', 'one')`,
      sql`insert into members (id, organization_id, user_id, role)
        values ('m1', 'o1', 'u1', 'owner'), ('m2', 'o1', 'u2', 'member')`,
    ]);
  });
  /** What the work left in the log. */
  const trail = (work: () => PromiseLike<unknown>): Promise<TrailRow[]> =>
    trailOf(database.owner, work);
  /** What a statement of the owner left in the log. */
  const run = (statement: string) => trail(() => database.owner.unsafe(statement));
  return { database, trail, run };
}
