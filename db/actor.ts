import { AsyncLocalStorage } from "node:async_hooks";

/** Who writes, as the audit log will say. */
export interface Actor {
  /** A user's id, or `system:<name>` for jobs and commands. Without one: anonymous. */
  user?: string;
  /** The administrator who is acting as that user. */
  impersonator?: string;
  ip?: string;
  agent?: string;
  /** One id for everything that one request writes. */
  request?: string;
}

const kept = globalThis as typeof globalThis & { freeholdActor?: AsyncLocalStorage<Actor> };
kept.freeholdActor ??= new AsyncLocalStorage<Actor>();
const actors = kept.freeholdActor;

/**
 * Everything that `work` writes is written by `actor`; what it does not say stays as it was. Also a
 * query of Drizzle that `work` returns, which starts when it is awaited: that is done in here.
 */
export function withActor<T>(actor: Actor, work: () => T): Promise<Awaited<T>> {
  return actors.run(
    { ...actors.getStore(), ...actor },
    async (): Promise<Awaited<T>> => await work(),
  );
}

/** Says who the request comes from, as soon as that is known. Does nothing outside of `withActor`. */
export function claimActor(actor: Pick<Actor, "user" | "impersonator">): void {
  const current = actors.getStore();
  if (current) Object.assign(current, actor);
}

/** Who writes now; undefined where nobody has said it: the log then names the database's login. */
export function currentActor(): Actor | undefined {
  return actors.getStore();
}
