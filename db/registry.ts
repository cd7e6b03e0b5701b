import { drizzle } from "drizzle-orm/postgres-js";
import { sql } from "./client";
import * as schema from "./schema";
import { roles, type Scope } from "./scope";
import { scopedClient, scopedSql } from "./scoped-client";

const scope: Scope = { role: roles.registry };

/**
 * The door across organizations: every statement runs under the role `application_registry`, which
 * sees the rows of all of them. For what belongs to no single one: better-auth, the organizations of
 * a person, administrators, jobs. `tests/architecture/doors.test.ts` lists who comes here, and why.
 */
export const registry = {
  db: drizzle(scopedClient(sql, scope), { schema }),
  sql: scopedSql(sql, { ...scope, inOneMessage: true }),
};
