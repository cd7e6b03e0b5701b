import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import { noteAnswer } from "./available";
import { isStale } from "./held-connection";
import { isLiteral, literal } from "./literal";
import { enter, type Scope } from "./scope";

/** Beyond these, statements are planned anew: so many different ones do not come again. */
const keptNames = 500;
/** Each connection learns a statement once; a pool whose connections change may need some more tries. */
const attempts = 6;
const alreadyPrepared = "42P05";

const names = new Map<string, string>();

/** The same text has the same name, wherever this module is evaluated: connections are shared. */
function nameOf(key: string): string | undefined {
  const known = names.get(key);
  if (known || names.size >= keptNames) return known;
  const name = `door_${createHash("sha256").update(key).digest("hex").slice(0, 32)}`;
  names.set(key, name);
  return name;
}

/**
 * Runs one statement within `scope` as one message to the server and one answer: the settings, and
 * the execution of a prepared statement, in the transaction that such a message is by itself. Undefined,
 * and nothing done, when it cannot be said like this: without prepared statements (behind a pooler), or
 * with values that are no literals. Not for secrets: values in a text end up in the server's
 * log when the statement fails.
 */
export async function inOneMessage(
  pool: Sql,
  scope: Scope,
  text: string,
  parameters: readonly unknown[],
  asValues: boolean,
): Promise<unknown[] | undefined> {
  if (!pool.options.prepare || !parameters.every(isLiteral)) return undefined;
  const name = nameOf(`${scope.role} ${text}`);
  if (!name) return undefined;
  const values = parameters.length > 0 ? `(${parameters.map(literal).join(",")})` : "";
  let first = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    const query = pool.unsafe(`${enter(scope)}${first}execute ${name}${values}`);
    try {
      const answer = (await (asValues ? query.values() : query)) as unknown as unknown[];
      noteAnswer();
      // One result for each statement that has rows, and the last is ours; or a result without rows.
      const last = answer.at(-1);
      return Array.isArray(last) ? last : answer;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === alreadyPrepared) first = "";
      else if (code === "26000") first = `prepare ${name} as ${text};`;
      // A migration has changed what it returns.
      else if (isStale(error)) first = `deallocate ${name};prepare ${name} as ${text};`;
      else throw error;
    }
  }
  return undefined;
}
