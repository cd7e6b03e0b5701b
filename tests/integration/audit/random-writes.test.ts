import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import type { EmbeddedPostgres } from "@/scripts/embedded-postgres";
import { type DecodedChange, decodedChanges } from "@/tests/support/audit-decoded-changes";
import { randomTransactions } from "@/tests/support/audit-random-writes";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { startTestServer } from "@/tests/support/database-server";

const connections = 8;
const writes = 100_000;

const secrets: Record<string, string[]> = {
  sessions: ["token"],
  accounts: ["password", "access_token", "refresh_token", "id_token"],
  verifications: ["identifier", "value"],
  jwkss: ["private_key"],
};
/** Columns that repeat what another table's row says: not recorded when nothing else has changed. */
const repeated: Record<string, string[]> = { members: ["person"] };
const tables = [...Object.keys(secrets), "users", "organizations", "members", "invitations"];

let server: EmbeddedPostgres;
let database: TestDatabase;
let superuser: Sql;

beforeAll(async () => {
  server = await startTestServer(18, {
    name: "logical",
    settings: { wal_level: "logical", deadlock_timeout: "20ms", shared_buffers: "256MB" },
  });
  database = await createTestDatabase(server.superuserUrl);
  await migrate({ url: database.ownerUrl, applicationUrl: database.appUrl });
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  for (const table of tables) await superuser.unsafe(`alter table ${table} replica identity full`);
  await superuser`select pg_create_logical_replication_slot(${database.name}, 'test_decoding')`;
});

afterAll(async () => {
  await superuser`select pg_drop_replication_slot(${database.name})`;
  await superuser.end();
  await database.drop();
  await server.stop();
});

/** Runs transactions of one connection one after the other; returns how many went through. */
async function writeAtRandom(seed: number, count: number): Promise<{ kept: number; lost: number }> {
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const result = { kept: 0, lost: 0 };
  let done = 0;
  for (const transaction of randomTransactions(seed)) {
    if (done >= count) break;
    done += transaction.writes;
    try {
      await sql.unsafe(transaction.sql);
      result.kept++;
    } catch (error) {
      // Deadlocks, and rows that others removed or made meanwhile, are part of it.
      if (!/^(40|23)/.test((error as { code?: string }).code ?? "")) throw error;
      await sql`rollback`;
      result.lost++;
    }
  }
  await sql.end();
  return result;
}

/** What the audit log should say of a change, or null when nothing changed. */
function expectedRow({ transaction, message, table, operation, before, after }: DecodedChange) {
  const columns = Object.keys(after ?? before ?? {}).sort();
  const changed =
    operation === "UPDATE" ? columns.filter((name) => before?.[name] !== after?.[name]) : columns;
  const isNews = (name: string) => !repeated[table]?.includes(name);
  if (operation === "UPDATE" && !changed.some(isNews)) return null;
  const image = (row: Record<string, unknown> | null) =>
    row &&
    changed.map((name) => {
      const secret = row[name] !== null && secrets[table]?.includes(name);
      return [name, secret ? "[redacted]" : row[name]];
    });
  const id = (before ?? after)?.id ?? null;
  return [transaction, message, table, operation, id, image(before), image(after)];
}

test(`${writes} random writes from ${connections} connections match the log one to one`, async () => {
  await superuser`insert into users (id, name, email) values ('owner', 'Owner', 'owner@example.com')`;
  const results = await Promise.all(
    Array.from({ length: connections }, (_, n) => writeAtRandom(n + 1, writes / connections)),
  );
  const sum = (name: "kept" | "lost") => results.reduce((all, result) => all + result[name], 0);
  expect(sum("kept")).toBeGreaterThan(sum("lost") * 10);

  // What is not on disk yet is not decoded.
  await superuser.begin((sql) => [
    sql`set local synchronous_commit = on`,
    sql`select pg_logical_emit_message(true, 'end', '')`,
  ]);
  const changes = await decodedChanges(superuser, database.name);
  const missing = new Map<string, number>();
  const count = (row: unknown, step: 1 | -1) => {
    const key = JSON.stringify(row);
    const left = (missing.get(key) ?? 0) + step;
    if (left === 0) missing.delete(key);
    else missing.set(key, left);
  };
  let expected = 0;
  for (const change of changes) {
    const row = expectedRow(change);
    if (!row) continue;
    expected++;
    count(row, 1);
  }
  let logged = 0;
  const image = (row: Record<string, unknown> | null) => row && Object.entries(row).sort(byName);
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
  const rows = superuser`
    select transaction_id::text as transaction, coalesce(request_id, '') as request, table_name,
      operation, row_id, changed_data from audit_logs order by id`;
  for await (const batch of rows.cursor(5_000)) {
    for (const { transaction, request, table_name, operation, row_id, changed_data } of batch) {
      const { before, after } = changed_data;
      count([transaction, request, table_name, operation, row_id, image(before), image(after)], -1);
      logged++;
    }
  }
  expect([...missing].slice(0, 5)).toEqual([]);
  expect(logged).toBe(expected);
  expect(logged).toBeGreaterThan(writes);
  const operations = new Set(changes.map(({ operation }) => operation));
  expect(operations).toEqual(new Set(["INSERT", "UPDATE", "DELETE", "TRUNCATE"]));
}, 180_000);
