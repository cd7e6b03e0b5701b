import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { afterAll, inject } from "vitest";
import { createTestDatabase } from "./database";

/**
 * Gives the test file a migrated database of its own, before it imports anything: `@/db/client`
 * and `@/lib/env` then see that one.
 */
const database = await createTestDatabase(inject("superuserUrl"), inject("template"));
process.env.DATABASE_URL = database.appUrl;
process.env.DIRECT_URL = database.ownerUrl;
// The heads of the developer's own database stay untouched.
const headsFile = join(tmpdir(), `freehold-${database.name}-heads.jsonl`);
process.env.AUDIT_HEADS_FILE = headsFile;

afterAll(async () => {
  const { freeholdSql } = globalThis as { freeholdSql?: Sql };
  await freeholdSql?.end({ timeout: 5 });
  await database.drop();
  rmSync(headsFile, { force: true });
});
