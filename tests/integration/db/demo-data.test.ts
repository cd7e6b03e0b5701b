import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { registry } from "@/db/registry";
import { accounts, invitations, members, organizations, users } from "@/db/schema";
import { demoPassword } from "@/db/seed/demo-people";
import { seedDemoData } from "@/db/seed/seed-demo-data";
import { hashPassword } from "@/lib/auth/passwords/hash-password";
import { verifyPassword } from "@/lib/auth/passwords/verify-password";

describe("the demo data", () => {
  test("is written once, also when two commands arrive at the same time", async () => {
    const results = await Promise.all([
      seedDemoData(registry.db, hashPassword),
      seedDemoData(registry.db, hashPassword),
    ]);
    expect(results.sort()).toEqual([false, true]);
    expect(await seedDemoData(registry.db, hashPassword)).toBe(false);
  });

  test("has the documented logins with their roles and organizations", async () => {
    const rows = await registry.db
      .select({
        email: users.email,
        role: users.role,
        banned: users.banned,
        reason: users.banReason,
        verified: users.emailVerified,
        slug: organizations.slug,
        member: members.role,
      })
      .from(users)
      .leftJoin(members, eq(members.userId, users.id))
      .leftJoin(organizations, eq(organizations.id, members.organizationId));
    const person = (name: string) => rows.filter(({ email }) => email === `${name}@example.com`);
    expect(rows.every(({ verified }) => verified)).toBe(true);
    expect(person("superadmin")).toMatchObject([{ role: "superadmin", slug: null }]);
    expect(person("admin")).toMatchObject([{ role: "admin", slug: null }]);
    expect(person("owner")).toMatchObject([{ role: "user", slug: "acme", member: "owner" }]);
    expect(person("orgadmin")).toMatchObject([{ role: "user", slug: "acme", member: "admin" }]);
    expect(person("member")).toMatchObject([{ role: "user", slug: "acme", member: "member" }]);
    expect(person("outsider")).toMatchObject([{ role: "user", slug: "globex", member: "owner" }]);
    expect(person("banned")).toMatchObject([{ banned: true, reason: expect.any(String) }]);
  });

  test("fills Acme with members and invitations that can still be accepted", async () => {
    const acme = await registry.db.query.organizations.findFirst({
      where: eq(organizations.slug, "acme"),
      with: { members: true, invitations: true },
    });
    expect(acme?.members).toHaveLength(28);
    expect(new Set(acme?.members.map(({ createdAt }) => createdAt.getTime())).size).toBe(28);
    expect(acme?.invitations.length).toBeGreaterThan(2);
    for (const { status, expiresAt } of acme?.invitations ?? []) {
      expect(status).toBe("pending");
      expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
    }
    for (const { createdAt } of acme?.members ?? []) {
      expect(createdAt.getTime()).toBeLessThan(Date.now());
      expect(createdAt.getTime()).toBeGreaterThanOrEqual(acme?.createdAt.getTime() ?? 0);
    }
  });

  test("has a trail in the audit log, in which owners found, people join and owners invite", async () => {
    const log = await registry.sql<object[]>`
      select table_name, operation, audit_logs.user_id = members.user_id as "by owner",
        count(*)::int as rows
      from audit_logs join organizations on organizations.id = audit_logs.organization_id
      join members on members.organization_id = organizations.id and members.role = 'owner'
      where slug = 'acme' group by 1, 2, 3 order by 1, 3`;
    const own = { operation: "INSERT", "by owner": true };
    expect(log).toEqual([
      { ...own, table_name: "invitations", rows: 4 },
      { ...own, "by owner": false, table_name: "members", rows: 27 },
      { ...own, table_name: "members", rows: 1 },
      { ...own, table_name: "organizations", rows: 1 },
    ]);
  });

  test("has a password that signs in, for every account", async () => {
    const [account] = await registry.db.select().from(accounts).limit(1);
    expect(account).toMatchObject({ providerId: "credential", accountId: account?.userId });
    expect(await verifyPassword({ password: demoPassword, hash: account?.password ?? "" })).toBe(
      true,
    );
    const [all] = await registry.db.select({ n: count() }).from(users);
    const [withPassword] = await registry.db.select({ n: count() }).from(accounts);
    expect(withPassword?.n).toBe(all?.n);
    expect((await registry.db.select().from(invitations)).length).toBeGreaterThan(0);
  });
});
