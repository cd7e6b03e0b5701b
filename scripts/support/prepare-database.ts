import type { Progress } from "./progress";

/**
 * Brings the database of this process's environment to the state of the code: migrations, then
 * demo data when it is empty. Returns whether the demo logins exist. Call it when the environment
 * is complete: lib/env is read here.
 */
export async function prepareDatabase(progress: Progress): Promise<boolean> {
  const { env } = await import("@/lib/env");
  await progress.step("Migrations", async (say) => {
    const { migrate } = await import("@/db/migrations/migrate");
    await migrate({
      url: env.DIRECT_URL,
      applicationUrl: env.DATABASE_URL,
      ssl: env.DB_SSL,
      onProgress: say,
    });
  });
  return progress.step("Demo data", async () => {
    const { sql } = await import("@/db/client");
    const { registry } = await import("@/db/registry");
    const { hashPassword } = await import("@/lib/auth/passwords/hash-password");
    const { seedDemoData } = await import("@/db/seed/seed-demo-data");
    const { demoLogins } = await import("@/db/seed/demo-people");
    try {
      await seedDemoData(registry.db, hashPassword);
      const addresses = demoLogins.map(({ email }) => email);
      const found = await sql`select 1 from users where email in ${sql(addresses)} limit 1`;
      return found.length > 0;
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}
