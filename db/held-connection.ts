import type { Sql } from "postgres";
import { enter, type Scope } from "./scope";

/** A query of postgres.js (3.4.9), as its connections see it. It starts when it is awaited. */
export interface Statement extends PromiseLike<{ command: string }> {
  /** Sends it; the pool does, unless told otherwise. */
  handler: (statement: Statement) => void;
  executed: boolean;
  prepared: boolean;
  options: object;
  reject(reason: unknown): void;
}

/** What postgres.js hands to `onexecute`; its own `begin` holds a connection in the same way. */
interface Connection {
  /** False when nothing may be sent behind the statement until it is answered. */
  execute(statement: Statement): boolean;
  /** Called when everything is answered within a transaction. Null again as soon as one ended. */
  reserved: (() => void) | null;
  onclose: ((reason: unknown) => void) | null;
  /** Closes it once it is given back; the pool opens another one when it needs one. */
  end(): void;
  terminate(): void;
}

/** A connection within a transaction. When that has ended, in whatever way, it refuses statements. */
export interface HeldConnection {
  send(statement: Statement): void;
  isOpen(): boolean;
}

/**
 * Begins a transaction in `scope`, on a connection that is held until it ends. What `onHeld` sends
 * travels together with `begin`. Throws what the server says to `begin`, or to the scope.
 *
 * Not made with `reserve()` of postgres.js: it never comes back when the connection that it waits for
 * is replaced. Neither it nor `begin` notices that a connection was lost: the next statement takes
 * the process down. Nor that a transaction has ended: later statements would run in somebody else's.
 */
export async function hold(
  pool: Sql,
  scope: Scope,
  onHeld: (held: HeldConnection) => void = () => {},
): Promise<HeldConnection> {
  let held: HeldConnection | undefined;
  const begun = pool.unsafe(`begin; ${enter(scope)}`, [], {
    onexecute(connection: Connection) {
      held = holding(connection);
      onHeld(held);
      // The pool is not to send anybody else's statement behind it.
      return false;
    },
  } as object);
  try {
    await begun;
  } catch (error) {
    if (held?.isOpen()) await settled(pool, held, "rollback").catch(() => {});
    throw error;
  }
  if (!held) throw new Error("postgres.js began a transaction without telling where");
  return held;
}

/** Sends a statement without parameters and waits for its answer. */
export function settled(pool: Sql, held: HeldConnection, text: string) {
  const statement = pool.unsafe(text) as unknown as Statement & Promise<{ command: string }>;
  statement.handler = held.send;
  return statement;
}

function holding(connection: Connection): HeldConnection {
  const waiting: Statement[] = [];
  let isFull = false;
  const isOpen = () => connection.reserved === goOn;
  const goOn = () => {
    isFull = false;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      isFull = !transmit(connection, next);
      if (isFull) return;
    }
  };
  const refuseWaiting = (reason: unknown = ended()) => {
    for (const statement of waiting.splice(0)) statement.reject(reason);
  };
  connection.reserved = goOn;
  connection.onclose = refuseWaiting;
  return {
    isOpen,
    send(statement) {
      if (!isOpen()) return statement.reject(ended());
      if (isFull) waiting.push(statement);
      else isFull = !transmit(connection, statement);
      const look = () => {
        if (!isOpen()) refuseWaiting();
      };
      statement.then(look, look);
    },
  };
}

const ended = () =>
  Object.assign(new Error("The transaction of this statement has ended."), {
    code: "CONNECTION_CLOSED",
  });

/** Returns whether another statement may be sent right behind this one. */
function transmit(connection: Connection, statement: Statement): boolean {
  let isBuilt = false;
  statement.options = {
    ...statement.options,
    onexecute: () => {
      isBuilt = true;
      return true;
    },
  };
  const goesOn = connection.execute(statement);
  if (goesOn && !isBuilt) {
    // A value that cannot be sent. The connection waits for an answer to it all the same, and would
    // take each answer for that of the statement before. Later: what is to be written goes first.
    setImmediate(() => connection.terminate());
    return false;
  }
  // postgres.js would send it again by itself, behind `commit`: out of the transaction.
  statement.prepared = false;
  const { reject } = statement;
  statement.reject = (reason) => {
    if (isStale(reason)) connection.end();
    reject(reason);
  };
  return goesOn;
}

/** The prepared statement is gone, or a migration has changed what it returns. */
export function isStale(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: string; routine?: string };
  return code === "26000" || (code === "0A000" && routine === "RevalidateCachedQuery");
}
