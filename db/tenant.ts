import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { sql } from "./client";
import { roles, type Scope } from "./scope";
import { type PlainSql, scopedClient, scopedSql } from "./scoped-client";

/** What one organization's data is reached through: within it, no other organization exists. */
export interface TenantDoor {
  /** Statements and transactions of Drizzle. */
  db: PostgresJsDatabase;
  /** One statement of plain SQL, for lists that are read often. */
  sql: PlainSql;
}

export type TenantTransaction = Parameters<Parameters<TenantDoor["db"]["transaction"]>[0]>[0];

/**
 * The tenant door. Every statement runs under the role `application_tenant`, with the organization
 * set for its transaction: row-level security shows and admits that organization's rows, whatever
 * the statement says. Verbs come here with the context of a member; jobs with the row at hand.
 */
export function tenant({ organization }: { organization: { id: string } }): TenantDoor {
  const scope: Scope = {
    role: roles.tenant,
    organizationId: organization.id,
    inOneMessage: true,
  };
  return {
    get db() {
      return drizzle(scopedClient(sql, scope));
    },
    sql: scopedSql(sql, scope),
  };
}
