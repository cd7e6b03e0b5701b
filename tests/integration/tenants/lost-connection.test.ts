import { expect, inject, test } from "vitest";
import { isUnavailable } from "@/db/available";
import { connected } from "@/tests/support/database-server";
import { type Doors, openDoors } from "@/tests/support/doors";

const outcome = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => "answered",
    (error) => (isUnavailable(error) ? "unavailable" : error),
  );

/** Statements of every kind, sent one behind the other on the same connection. */
const pipelined = ({ db, sql, tenant }: Doors) => {
  const door = tenant({ organization: { id: "nobody" } });
  return Array.from({ length: 6 }, (_, number) =>
    outcome(
      [
        () => door.sql`select 1`,
        () => sql`select ${number}::int`,
        () => db.transaction((tx) => tx.execute("select 1")),
      ][number % 3]?.() ?? Promise.reject(),
    ),
  );
};

/**
 * A server that ends a backend with statements unread resets the connection. postgres.js then knows
 * two moments, and what is sent between them used to wait forever, with all that came later.
 */
test("a connection that is reset with statements on their way is replaced, and the pool goes on", async () => {
  const database = new URL(`${process.env.DATABASE_URL}`).pathname.slice(1);
  await connected(inject("superuserUrl"), async (superuser) => {
    for (let round = 0; round < 8; round++) {
      const doors = await openDoors({ DB_POOL_MAX: "1" });
      const door = doors.tenant({ organization: { id: "nobody" } });
      const running = outcome(door.sql`select pg_sleep(30)`);
      const behind = pipelined(doors);
      const asleep = () => superuser`
        select from pg_stat_activity where datname = ${database} and wait_event = 'PgSleep'`;
      await expect.poll(asleep, { interval: 5 }).toHaveLength(1);
      await superuser`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database} and usename = 'app'`;
      expect(await running).toBe("unavailable");
      // At once, without a pause: that is the moment between.
      const after = await Promise.all([...pipelined(doors), ...behind]);
      for (const each of after) expect(["answered", "unavailable"]).toContain(each);
      expect(await Promise.all(pipelined(doors))).toEqual(Array(6).fill("answered"));
      await doors.close();
    }
  });
});
