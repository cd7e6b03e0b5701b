import type { TransactionSql } from "postgres";
import { sql } from "./client";
import { roles } from "./scope";
import { transaction } from "./transaction";

/**
 * A transaction of plain SQL through the door across organizations (`db/registry.ts`), for jobs that
 * read with cursors. Its `tx` knows the tag and `unsafe`.
 */
export const registryTransaction = <T>(work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  transaction(sql, { role: roles.registry }, work) as Promise<T>;
