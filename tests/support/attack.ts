import postgres, { type ParameterOrJSON } from "postgres";
import { env } from "@/lib/env";

export const isolationLevels = ["read committed", "repeatable read", "serializable"] as const;
export type Isolation = (typeof isolationLevels)[number];

/** An open transaction of the application's login. */
export interface Attack {
  run(statement: string, ...parameters: ParameterOrJSON<never>[]): Promise<unknown>;
  /** Commits, or rolls back when a statement failed. @throws what PostgreSQL refused. */
  finish(): Promise<void>;
}

/** Plain SQL with the widest rights that the application can take, past every verb, on a connection of its own. */
export async function beginAttack(isolation: Isolation): Promise<Attack> {
  const connection = postgres(env.DATABASE_URL, { max: 1, fetch_types: false });
  const failures: unknown[] = [];
  await connection.unsafe(
    `begin isolation level ${isolation}; set local role application_registry`,
  );
  // A test that waits for itself fails instead of hanging.
  await connection.unsafe("set local lock_timeout = '10s'");
  return {
    async run(statement, ...parameters) {
      return connection.unsafe(statement, parameters).catch((error) => void failures.push(error));
    },
    async finish() {
      const end = failures.length > 0 ? "rollback" : "commit";
      await connection.unsafe(end).catch((error) => failures.push(error));
      await connection.end();
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** One statement in a transaction of its own. */
export async function attack(
  statement: string,
  parameters: ParameterOrJSON<never>[] = [],
  isolation: Isolation = "read committed",
): Promise<void> {
  const transaction = await beginAttack(isolation);
  await transaction.run(statement, ...parameters);
  await transaction.finish();
}
