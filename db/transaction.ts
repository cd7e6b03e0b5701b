import type { Sql, TransactionSql } from "postgres";
import { hold, type Statement, settled } from "./held-connection";
import type { Scope } from "./scope";

type Work = (client: TransactionSql) => unknown;

/**
 * Runs `work` in one transaction within `scope`, and gives back what it returned once that is
 * committed. Throws what `work` throws; the first error of a statement, when `work` went on after it
 * without a savepoint; and what COMMIT says, such as a deferred constraint.
 */
export async function transaction(pool: Sql, scope: Scope, work: Work): Promise<unknown> {
  const held = await hold(pool, scope);
  const say = (text: string) => settled(pool, held, text);
  let savepoints = 0;
  let failure: unknown;

  const send = (statement: Statement) => {
    statement.then(undefined, (error) => {
      if (!isAborted(error)) failure ??= error;
    });
    held.send(statement);
  };

  const inside = <Query>(query: Query): Query => {
    (query as unknown as Statement).handler = send;
    return query;
  };

  const tag = (strings: TemplateStringsArray, ...values: never[]) =>
    inside(pool(strings, ...values));
  const client = Object.assign(tag, {
    unsafe(text: string, parameters: never[] = [], options: object = {}) {
      const prepare = pool.options.prepare && parameters.length > 0;
      return inside(pool.unsafe(text, parameters, { ...options, prepare }));
    },
    async savepoint(inner: Work) {
      const name = `s${savepoints++}`;
      await say(`savepoint ${name}`);
      const before = failure;
      try {
        return await inner(client);
      } catch (error) {
        await say(`rollback to ${name}`);
        failure = before;
        throw error;
      }
    },
  }) as unknown as TransactionSql;

  try {
    const result = await work(client);
    const { command } = await say("commit");
    // PostgreSQL's answer to COMMIT after an error that nobody has undone.
    if (command !== "COMMIT") throw failure ?? new Error("The transaction was rolled back.");
    return result;
  } catch (error) {
    if (held.isOpen()) await say("rollback").then(undefined, () => {});
    throw isAborted(error) ? (failure ?? error) : error;
  }
}

/** "Current transaction is aborted": the reason is an earlier error. */
function isAborted(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return code === "25P02" || cause?.code === "25P02";
}
