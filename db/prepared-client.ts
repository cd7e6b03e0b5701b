import type { Sql, TransactionSql } from "postgres";

type Client = Sql | TransactionSql;

/**
 * Makes Drizzle's queries prepared statements (when `prepare` allows them): Drizzle asks
 * postgres.js for unprepared ones, which cost a second round trip and a plan each time.
 */
export function preparedClient<T extends Client>(client: T, prepare: boolean): T {
  return new Proxy(client, {
    get(target, property, receiver) {
      if (property === "unsafe") {
        return (text: string, parameters: never[] = [], options: object = {}) =>
          target.unsafe(text, parameters, {
            ...options,
            prepare: prepare && parameters.length > 0,
          });
      }
      if (property === "begin" || property === "savepoint") {
        const open = Reflect.get(target, property) as (...args: unknown[]) => Promise<unknown>;
        return (...args: unknown[]) => {
          const work = args.pop() as (inner: TransactionSql) => unknown;
          return open.call(target, ...args, (inner: TransactionSql) =>
            work(preparedClient(inner, prepare)),
          );
        };
      }
      return Reflect.get(target, property, receiver);
    },
  });
}
