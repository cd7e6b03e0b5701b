import type { Row, Sql, TransactionSql } from "postgres";
import { inOneGo } from "./in-one-go";
import { inOneMessage } from "./in-one-message";
import type { Literal } from "./literal";
import type { Scope } from "./scope";
import { compile, type Statement } from "./statement";
import { transaction } from "./transaction";

/** A tag for one query of plain SQL; parts of it are made with `part` of `db/statement.ts`. */
export type PlainSql = <Rows extends readonly (object | undefined)[]>(
  strings: TemplateStringsArray,
  ...values: Statement["values"]
) => Promise<Rows>;

/** Runs what the tag holds within `scope`. */
export const scopedSql =
  (pool: Sql, scope: Scope): PlainSql =>
  (strings, ...values) => {
    const parameters: Literal[] = [];
    const text = compile({ strings, values }, parameters);
    return run(pool, scope, text, parameters as never[], false) as never;
  };

/**
 * The connection pool as Drizzle is to see it:
 * - every transaction runs in `scope`, and so does every single statement that `isScoped` says (all
 *   of them unless told), each in a transaction of its own that costs no extra round trip;
 * - queries are prepared statements, where `prepare` allows them: Drizzle asks for unprepared ones,
 *   which cost a second round trip and a plan each time.
 */
export function scopedClient(
  pool: Sql,
  scope: Scope,
  isScoped: (text: string) => boolean = () => true,
): Sql {
  const { prepare } = pool.options;
  return replacing(pool, {
    unsafe: (text: string, parameters: never[] = [], options: object = {}) => {
      const settled = { ...options, prepare: prepare && parameters.length > 0 };
      if (!isScoped(text)) return pool.unsafe(text, parameters, settled);
      return lazily((asValues) => run(pool, scope, text, parameters, asValues, settled));
    },
    begin: (work: (client: TransactionSql) => unknown) => transaction(pool, scope, work),
  });
}

const single = /^\s*(select|insert|update|delete)\b/i;

async function run(
  pool: Sql,
  scope: Scope,
  text: string,
  parameters: never[],
  asValues: boolean,
  options: object = { prepare: pool.options.prepare && parameters.length > 0 },
) {
  if (scope.inOneMessage && single.test(text)) {
    const rows = await inOneMessage(pool, scope, text, parameters, asValues);
    if (rows) return rows;
  }
  return inOneGo(pool, scope, () => {
    const query = pool.unsafe(text, parameters, options);
    return asValues ? query.values() : query;
  });
}

/** A query in the form of postgres.js: it starts when it is awaited, as objects or as values. */
function lazily(run: (asValues: boolean) => Promise<unknown>) {
  const query = (asValues: boolean) => {
    let started: Promise<unknown> | undefined;
    const start = () => {
      started ??= run(asValues);
      return started;
    };
    return {
      // biome-ignore lint/suspicious/noThenProperty: it stands in for a query, which is awaited.
      then: (...handlers: Parameters<Promise<unknown>["then"]>) => start().then(...handlers),
      catch: (handler: (reason: unknown) => unknown) => start().catch(handler),
      finally: (handler: () => void) => start().finally(handler),
    };
  };
  return { ...query(false), values: () => query(true) } as unknown as PromiseLike<Row[]>;
}

function replacing(client: Sql, replaced: Record<string, unknown>): Sql {
  return new Proxy(client, {
    get: (target, property, receiver) =>
      typeof property === "string" && Object.hasOwn(replaced, property)
        ? replaced[property]
        : Reflect.get(target, property, receiver),
  });
}
