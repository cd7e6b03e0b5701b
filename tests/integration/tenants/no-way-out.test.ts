import { describe, expect, test } from "vitest";
import { connected } from "@/tests/support/database-server";
import { attempt, code, denied, isolated, twoTenants, undone } from "@/tests/support/two-tenants";

describe.each([18, 15] as const)(
  "PostgreSQL %i, the application's login cannot get out",
  (version) => {
    const world = twoTenants(version);

    test("by settings, roles or ownership", async () => {
      for (const text of [
        "set role owner",
        "set role postgres",
        "set session authorization owner",
        "set session authorization postgres",
        "set session_replication_role = replica",
        "alter role app bypassrls",
        "alter role application inherit",
        "grant application_registry to app",
        "alter table members disable row level security",
        "alter table members no force row level security",
        "alter table members owner to app",
        "alter policy tenant on members using (true)",
        "drop policy tenant on members",
        "create policy mine on members using (true)",
        "create rule leak as on insert to users do also select * from members",
        "alter function audit_change() owner to app",
        "create function public.mine() returns void language sql security definer as 'select'",
        "create view public.mine as select * from members",
        "create extension dblink",
        "select isolate_tenants('members')",
        "select pg_read_file('PG_VERSION')",
        "copy members to '/tmp/x'",
        "copy members to program 'cat'",
        "create trigger t before insert on members for each row execute function keep_updated_at()",
        "alter default privileges for role owner grant all on tables to app",
      ]) {
        expect(await code(world.sql.unsafe(text)), text).toMatch(/^(42501|0LP01|42809|0A000)$/);
      }
    });

    test("by switching row security off: then a query fails, and shows nothing", async () => {
      for (const table of isolated) {
        const off = world.sql.begin(async (transaction) => {
          await transaction`set local row_security = off`;
          return transaction.unsafe(`select * from ${table}`);
        });
        expect(await code(off)).toBe(denied);
      }
      await world.within(world.a.organization.id, async (transaction) => {
        await transaction`set local row_security = off`;
        expect(await attempt(transaction, "select * from members")).toBe(denied);
      });
    });

    test("by a function or a view of its own, which run as itself", async () => {
      const own = `create function pg_temp.mine() returns setof members language sql
        security definer as 'select * from public.members'`;
      const made = await code(world.sql.unsafe(own));
      if (made !== denied)
        expect(await world.sql.unsafe("select * from pg_temp.mine()")).toEqual([]);
      const view = await code(
        world.sql.unsafe("create temp view mine as select * from public.members"),
      );
      if (view !== denied) {
        await world.within(world.a.organization.id, async (transaction) => {
          const seen = await attempt(transaction, "select * from pg_temp.mine");
          expect(seen === denied || (Array.isArray(seen) && seen.length === 0)).toBe(true);
        });
      }
    });

    test("since every isolated table forces its policies on everybody, and owns nothing", async () => {
      const tables = await world.owner`
        select relname, relrowsecurity, relforcerowsecurity from pg_class
        where relname in ${world.owner(isolated)} and relnamespace = 'public'::regnamespace`;
      expect(tables).toHaveLength(isolated.length);
      for (const table of tables) {
        expect(table).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true });
      }
      const owned = await world.owner`
        select relname from pg_class where pg_get_userbyid(relowner) ~ '^app'
          and relnamespace <> pg_my_temp_schema() and relpersistence <> 't'`;
      expect(owned).toEqual([]);
      const roles = await world.owner`
        select rolname from pg_roles where rolname ~ '^app'
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
      expect(roles).toEqual([]);
    });

    test("by functions that run as their owner: of these it may call four, each of which shows no more than its doors", async () => {
      const functions = await world.owner`
      select distinct proname from pg_proc
      join pg_roles r on r.rolname in ('app', 'application_tenant', 'application_registry')
      where prosecdef and pronamespace <> 'pg_catalog'::regnamespace
        and has_function_privilege(r.oid, pg_proc.oid, 'execute')
        and has_schema_privilege(r.oid, pronamespace, 'usage')`;
      expect(functions.map(({ proname }) => proname).sort()).toEqual([
        "detach_audit_month",
        // Takes the organization from the setting of the door, and nobody else may call it.
        "find_members",
        "make_audit_partitions",
        // Answers with the address of somebody, which the tenant role may read anyway.
        "notify_person",
      ]);
      const views = await world.owner`
      select relname from pg_class where relkind in ('v', 'm')
        and relnamespace = 'public'::regnamespace`;
      expect(views, "a view would read as its owner").toEqual([]);
    });

    test("by rights that it has without taking the role", async () => {
      const [row] = await world.sql`
        select pg_has_role('app', 'application_tenant', 'usage') as tenant,
          pg_has_role('app', 'application_registry', 'usage') as registry,
          pg_has_role('app', 'owner', 'member') as owner`;
      expect(row).toEqual({ tenant: false, registry: false, owner: false });
    });

    test("the owner sees rows by a policy alone", async () => {
      await connected(world.database.ownerUrl, (client) =>
        client
          .begin(async (transaction) => {
            await transaction`drop policy owner on members`;
            // The owner may also take this role, and has what it has.
            await transaction`drop policy registry on members`;
            expect(await transaction`select id from members`).toEqual([]);
            throw undone;
          })
          .catch((error) => {
            if (error !== undone) throw error;
          }),
      );
    });
  },
);
