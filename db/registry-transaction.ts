import type { TransactionSql } from "postgres";
import { sql } from "./client";
import { enter, roles } from "./scope";

/**
 * A transaction of plain SQL through the door across organizations (`db/registry.ts`), for what reads
 * with cursors. At the isolation level read committed.
 */
export const registryTransaction = <T>(work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  sql.begin("isolation level read committed", async (tx) => {
    await tx.unsafe(enter({ role: roles.registry }));
    return work(tx);
  }) as Promise<T>;
