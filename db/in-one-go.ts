import type { Sql } from "postgres";
import { noteAnswer } from "./available";
import { hold, isStale, type Statement } from "./held-connection";
import type { Scope } from "./scope";

/**
 * Runs a query of `pool` in a transaction of its own, within `scope`: everything is sent at once, and
 * the connection is the pool's again with the last answer. The query must not have been started.
 */
export async function inOneGo<T>(
  pool: Sql,
  scope: Scope,
  makeQuery: () => PromiseLike<T>,
): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      const result = await attempt(pool, scope, makeQuery() as unknown as Statement);
      noteAnswer();
      return result as T;
    } catch (error) {
      // It was rolled back; the next connection may have been there before the change as well.
      if (!isStale(error) || attempts > pool.options.max) throw error;
    }
  }
}

async function attempt(pool: Sql, scope: Scope, query: Statement): Promise<unknown> {
  const commit = pool.unsafe("commit") as unknown as Statement;
  // They do not look for a connection when they are awaited: they are sent by hand.
  query.executed = true;
  commit.executed = true;
  const sent: Statement[] = [];
  const begun = hold(pool, scope, (held) => {
    sent.push(query, commit);
    for (const statement of sent) held.send(statement);
  });
  const answers: PromiseSettledResult<unknown>[] = await Promise.allSettled([begun]);
  answers.push(...(await Promise.allSettled(sent)));
  for (const answer of answers) if (answer.status === "rejected") throw answer.reason;
  return query;
}
