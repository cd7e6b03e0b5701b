import type { Readable } from "node:stream";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import type { EmbeddedPostgres } from "@/scripts/embedded-postgres";
import type { PostgresVersion } from "@/scripts/support/postgres-binaries";
import { createTestDatabase, type TestDatabase } from "./database";
import { startTestServer } from "./database-server";
import { createTenant, type TenantRows } from "./tenant-rows";

/** The tables of which rows exist behind a door alone. */
export const isolated = ["organizations", "members", "invitations", "audit_logs"];
/** PostgreSQL's code of "permission denied", and of a row that a policy does not admit. */
export const denied = "42501";
/** Ends a transaction that is not to be kept. */
export const undone = Symbol("undone");

/** The column by which a row belongs to an organization. */
export const keyOf = (table: string) => (table === "organizations" ? "id" : "organization_id");

/** The error's code, or the rows. */
export const code = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    (rows) => rows,
    (error) => (error as { code: string }).code,
  );

/** The error's code, or the rows, in a savepoint: the transaction goes on. */
export const attempt = (transaction: TransactionSql, text: string) =>
  transaction
    .savepoint((inner) => inner.unsafe(text))
    .then(
      (rows) => [...rows] as Record<string, unknown>[],
      (error) => (error as { code: string }).code,
    );

/** What COPY … TO STDOUT gives. */
export async function copied(client: Sql | TransactionSql, text: string): Promise<string> {
  const stream = (await client.unsafe(text).readable()) as Readable;
  let all = "";
  for await (const chunk of stream) all += chunk;
  return all;
}

/** A migrated database on a server of this version with two tenants, for one `describe`. */
export function twoTenants(version: PostgresVersion) {
  const world = {} as {
    database: TestDatabase;
    owner: Sql;
    /** One connection as the application's login, without a door. */
    sql: Sql;
    a: TenantRows;
    b: TenantRows;
    within: typeof within;
  };
  let server: EmbeddedPostgres | undefined;

  /** Runs `work` as the door does, and undoes it. */
  async function within(
    organizationId: string | null,
    work: (transaction: TransactionSql) => Promise<unknown>,
  ) {
    const end = world.sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'application_tenant', true),
        set_config('app.organization_id', ${organizationId}, true)`;
      await work(transaction);
      throw undone;
    });
    await end.catch((error) => {
      if (error !== undone) throw error;
    });
  }

  beforeAll(async () => {
    if (version !== 18) server = await startTestServer(version);
    const database = await createTestDatabase(server?.superuserUrl ?? inject("superuserUrl"));
    await migrate({ url: database.ownerUrl, applicationUrl: database.appUrl });
    const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
    const sql = postgres(database.appUrl, { max: 1, onnotice: () => {} });
    const a = await createTenant(owner, "Alpha");
    const b = await createTenant(owner, "Beta");
    await owner`analyze`;
    Object.assign(world, { database, owner, sql, a, b, within });
  });
  afterAll(async () => {
    await Promise.all([world.owner.end(), world.sql.end()]);
    await world.database.drop();
    await server?.stop();
  });
  return world;
}
