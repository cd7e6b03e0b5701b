import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { readMigrationFiles } from "@/db/migrations/migration-files";
import { rollback } from "@/db/migrations/rollback";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/embedded-postgres";
import { createTestDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/database-fingerprint";
import { connected } from "@/tests/support/database-server";

const steps = readMigrationFiles().length;

describe.each([15, 18] as const)("on a new PostgreSQL %i server", (version) => {
  let folder: string;
  let server: EmbeddedPostgres;
  const superuser = (statement: string) =>
    connected(server.superuserUrl, (sql) => sql.unsafe(statement));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "freehold-postgres-"));
    const settings = { fsync: "off", shared_buffers: "16MB" };
    server = await startPostgres({ dataDir: join(folder, "pg"), version, settings });
    const { password } = new URL(server.superuserUrl);
    await superuser(`
      create role owner login createrole password '${password}';
      create role second_owner login createrole password '${password}';
      create role plain_owner login password '${password}';
      create role app login password '${password}'`);
  });

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("databases that are migrated at once, by an owner with CREATEROLE alone, share the role", async () => {
    const databases = await Promise.all(
      [1, 2, 3].map(() => createTestDatabase(server.superuserUrl)),
    );
    await Promise.all(
      databases.map(({ ownerUrl, appUrl }) => migrate({ url: ownerUrl, applicationUrl: appUrl })),
    );
    for (const { appUrl, drop } of databases) {
      expect(await connected(appUrl, (sql) => sql`select id from users`)).toEqual([]);
      await drop();
    }
    const [role] = await superuser("select * from pg_roles where rolname = 'application'");
    expect(role).toMatchObject({ rolcanlogin: false, rolsuper: false, rolbypassrls: false });
  });

  test("up, down and up again give the identical schema", async () => {
    const { ownerUrl, drop } = await createTestDatabase(server.superuserUrl);
    const look = () => connected(ownerUrl, fingerprint);
    const empty = await look();
    await migrate({ url: ownerUrl });
    const up = await look();
    expect(up.length).toBeGreaterThan(100);
    await rollback({ url: ownerUrl, steps });
    expect(await look()).toEqual(empty);
    await migrate({ url: ownerUrl });
    expect(await look()).toEqual(up);
    await drop();
  });

  test("each single migration is undone exactly", async () => {
    const { ownerUrl, drop } = await createTestDatabase(server.superuserUrl);
    const look = () => connected(ownerUrl, fingerprint);
    await migrate({ url: ownerUrl });
    const up = await look();
    for (let step = 1; step <= steps; step++) {
      await rollback({ url: ownerUrl, steps: step });
      await migrate({ url: ownerUrl });
      expect(await look()).toEqual(up);
    }
    await drop();
  });

  test("one login for everything is enough", async () => {
    const { ownerUrl, drop } = await createTestDatabase(server.superuserUrl);
    await migrate({ url: ownerUrl, applicationUrl: ownerUrl });
    const users = connected(ownerUrl, async (sql) => {
      await sql`set role application`;
      return sql`select id from users`;
    });
    expect(await users).toEqual([]);
    await drop();
  });

  test.each([
    // From PostgreSQL 16 CREATEROLE is a right over the roles that one has made oneself.
    { login: "second_owner", allowed: version < 16 },
    { login: "plain_owner", allowed: false },
  ])("$login, who did not make the role, may use it or is told who can help", async (owner) => {
    const { name, ownerUrl, drop } = await createTestDatabase(server.superuserUrl);
    await superuser(`alter database ${name} owner to ${owner.login}`);
    const url = new URL(ownerUrl);
    url.username = owner.login;
    const attempt = await migrate({ url: url.toString() }).catch((reason) => reason);
    if (owner.allowed) {
      expect(attempt).toHaveLength(steps);
    } else {
      expect(attempt.message).toContain(`The role ${owner.login} may not set up the group role`);
      const statements = attempt.fix.replace("Let an administrator run: ", "");
      expect(statements).toContain(`grant application to "${owner.login}"`);
      await superuser(statements);
      expect(await migrate({ url: url.toString() })).toHaveLength(steps);
    }
    await drop();
  });
});
