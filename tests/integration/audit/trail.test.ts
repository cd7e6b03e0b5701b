import type { Sql, TransactionSql } from "postgres";
import { beforeEach, describe, expect, test } from "vitest";
import { auditDatabase } from "@/tests/support/audit-database";
import { summary, type TrailRow, trailOf } from "@/tests/support/audit-trail";

describe.each([15, 18] as const)("the audit trail on PostgreSQL %i", (version) => {
  const database = auditDatabase(version);
  let owner: Sql;
  let trail: (work: () => PromiseLike<unknown>) => Promise<TrailRow[]>;
  let run: (statement: string) => Promise<TrailRow[]>;

  beforeEach(async () => {
    owner = database.owner;
    trail = (work) => trailOf(owner, work);
    run = (statement) => trail(() => owner.unsafe(statement));
    await owner`delete from organizations`;
    await owner`delete from users`;
    await owner.unsafe(`
      insert into users (id, name, email) values ('u1', 'Ada', 'ada@example.com'),
        ('u2', 'Bob', 'bob@example.com'), ('u3', 'Cleo', 'cleo@example.com')`);
    await owner.begin(async (sql) => {
      await sql`insert into organizations (id, name, slug) values ('o1', 'One', 'one')`;
      await sql`insert into members (id, organization_id, user_id, role)
        values ('m1', 'o1', 'u1', 'owner'), ('m2', 'o1', 'u2', 'member')`;
    });
  });

  describe("has each change", () => {
    test("an INSERT with the whole row", async () => {
      const [row, ...others] = await run(
        "insert into users (id, name, email) values ('new', 'Nora', 'nora@example.com')",
      );
      expect(others).toEqual([]);
      expect(row).toMatchObject({ table: "users", operation: "INSERT", row: "new", before: null });
      const [image] = await owner`select to_jsonb(users) as image from users where id = 'new'`;
      expect(row?.after).toEqual(image?.image);
    });

    test("an UPDATE with the changed columns alone", async () => {
      const rows = await run("update users set name = 'Eve', role = 'admin' where id = 'u1'");
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({
        table: "users",
        operation: "UPDATE",
        row: "u1",
        before: { name: "Ada", role: "user" },
        after: { name: "Eve", role: "admin" },
      });
      const columns = ["name", "role", "updated_at"];
      expect(Object.keys(rows[0]?.before ?? {}).sort()).toEqual(columns);
      expect(Object.keys(rows[0]?.after ?? {}).sort()).toEqual(columns);
    });

    test("a DELETE with the whole row", async () => {
      const [image] = await owner`select to_jsonb(users) as image from users where id = 'u3'`;
      const rows = await run("delete from users where id = 'u3'");
      expect(rows).toMatchObject([{ operation: "DELETE", row: "u3", after: null }]);
      expect(rows[0]?.before).toEqual(image?.image);
    });

    test("none for an UPDATE that changes nothing", async () => {
      expect(await run("update users set name = name, updated_at = updated_at")).toEqual([]);
      expect(await run("update members set role = role")).toEqual([]);
      expect(await run("update users set name = 'x2' where id = 'nobody'")).toEqual([]);
    });

    test("one for each row of a statement", async () => {
      const rows = await run("update users set name = name || '!' where id in ('u1', 'u3')");
      expect(summary(rows).sort()).toEqual(["users UPDATE u1", "users UPDATE u3"]);
    });

    test("a row that is found by its old id when the id itself changes", async () => {
      const rows = await run("update users set id = 'u9' where id = 'u3'");
      expect(rows).toMatchObject([{ row: "u3", before: { id: "u3" }, after: { id: "u9" } }]);
    });

    test("COPY", async () => {
      const rows = await trail(async () => {
        const stream = await owner`copy users (id, name, email) from stdin`.writable();
        await new Promise<void>((resolve, reject) => {
          stream.on("finish", resolve).on("error", reject);
          stream.write("c1\tCarl\tcarl@example.com\n");
          stream.end("c2\tCora\tcora@example.com\n");
        });
      });
      expect(summary(rows)).toEqual(["users INSERT c1", "users INSERT c2"]);
    });

    test("ON CONFLICT, as what really happens", async () => {
      const upsert = (id: string, name: string, what: string) =>
        run(`insert into users (id, name, email) values ('${id}', '${name}', '${id}@example.com')
          on conflict (id) do ${what}`);
      const update = "update set name = excluded.name";
      expect(summary(await upsert("u1", "Zoe", update))).toEqual(["users UPDATE u1"]);
      expect(summary(await upsert("u4", "Zoe", update))).toEqual(["users INSERT u4"]);
      expect(await upsert("u4", "Zoe", update)).toEqual([]);
      expect(await upsert("u4", "Yan", "nothing")).toEqual([]);
    });

    test("MERGE, as what really happens", async () => {
      const rows = await run(`
        merge into users using (values ('u1', 'drop'), ('u2', 'keep'), ('u5', 'new')) as source (id, what)
          on users.id = source.id
        when matched and what = 'keep' then update set name = 'Merged'
        when matched then do nothing
        when not matched then insert (id, name, email) values (source.id, 'Merged', 'u5@example.com')`);
      expect(summary(rows).sort()).toEqual(["users INSERT u5", "users UPDATE u2"]);
      const gone = await run(`merge into users using (values ('u5')) as source (id)
        on users.id = source.id when matched then delete`);
      expect(summary(gone)).toEqual(["users DELETE u5"]);
    });

    test("statements within statements and within functions", async () => {
      const cte = await run(`
        with added as (insert into users (id, name, email) values ('w', 'Will', 'w@example.com') returning id)
        update users set name = 'Changed' where id = 'u1'`);
      expect(summary(cte).sort()).toEqual(["users INSERT w", "users UPDATE u1"]);
      const block = await run(`do $$ begin
        delete from users where id = 'w'; update users set name = 'Again' where id = 'u1'; end $$`);
      expect(summary(block)).toEqual(["users DELETE w", "users UPDATE u1"]);
    });

    test("what foreign keys do after it, by the same actor", async () => {
      await owner`insert into sessions (id, expires_at, token, user_id, active_organization_id)
        values ('s1', now(), 't1', 'u3', 'o1')`;
      await owner`insert into invitations (id, organization_id, email, expires_at, inviter_id)
        values ('i1', 'o1', 'new@example.com', now(), 'u1')`;
      const rows = await trail(() =>
        owner.begin(async (sql) => {
          await sql`select set_config('app.actor', '{"user":"u1"}', true)`;
          await sql`delete from organizations where id = 'o1'`;
        }),
      );
      expect(summary(rows).sort()).toEqual([
        "invitations DELETE i1",
        "members DELETE m1",
        "members DELETE m2",
        "organizations DELETE o1",
        "sessions UPDATE s1",
      ]);
      expect(new Set(rows.map(({ user }) => user))).toEqual(new Set(["u1"]));
      const session = rows.find(({ table }) => table === "sessions");
      expect(session).toMatchObject({
        organization: null,
        before: { active_organization_id: "o1" },
        after: { active_organization_id: null },
      });
    });

    test("TRUNCATE, as every row that it removes", async () => {
      await owner`insert into sessions (id, expires_at, token, user_id)
        values ('s1', now(), 't1', 'u3'), ('s2', now(), 't2', 'u3')`;
      const rows = await run("truncate sessions");
      expect(summary(rows).sort()).toEqual(["sessions TRUNCATE s1", "sessions TRUNCATE s2"]);
      expect(rows[0]).toMatchObject({
        before: { user_id: "u3", token: "[redacted]" },
        after: null,
      });
      expect(await run("truncate sessions")).toMatchObject([
        { table: "sessions", operation: "TRUNCATE", row: null, before: null, after: null },
      ]);
    });

    test("TRUNCATE with CASCADE, with the rows of the other tables and their organization", async () => {
      const rows = await run("truncate organizations cascade");
      expect(summary(rows).sort()).toEqual([
        "invitations TRUNCATE null",
        "members TRUNCATE m1",
        "members TRUNCATE m2",
        "organizations TRUNCATE o1",
        "sessions TRUNCATE null",
      ]);
      const own = rows.filter(({ row }) => row !== null);
      expect(own.every(({ organization }) => organization === "o1")).toBe(true);
    });

    test("no TRUNCATE that could remove rows which it cannot see", async () => {
      const truncate = owner.begin(
        "isolation level repeatable read",
        (sql) => sql`truncate sessions`,
      );
      await expect(truncate).rejects.toThrow("read committed");
    });

    test("also with triggers of the ordinary kind switched off for replication", async () => {
      const rows = await trail(() =>
        database.superuser.begin(async (sql) => {
          await sql`set local session_replication_role = replica`;
          await sql`update users set name = 'Replica' where id = 'u1'`;
          await sql`truncate verifications`;
        }),
      );
      expect(summary(rows)).toEqual(["users UPDATE u1", "verifications TRUNCATE null"]);
    });

    test("the same, whatever the session's settings and names in front of ours are", async () => {
      const rows = await trail(() =>
        owner.begin(async (sql) => {
          await sql`create temporary table audit_logs (id int) on commit drop`;
          await sql`create function pg_temp.to_jsonb(text) returns text language sql as 'select null'`;
          await sql`set local search_path = pg_temp, public`;
          await sql`set local timezone = 'Asia/Kolkata'`;
          await sql`set local datestyle = 'SQL, DMY'`;
          await sql`update users set ban_expires = '2099-01-02 00:00:00+00' where id = 'u1'`;
        }),
      );
      expect(rows).toMatchObject([{ after: { ban_expires: "2099-01-02T00:00:00+00:00" } }]);
    });
  });

  test("names the organization of each row that has one", async () => {
    await owner`insert into invitations (id, organization_id, email, expires_at, inviter_id)
      values ('i1', 'o1', 'new@example.com', now(), 'u1')`;
    const rows = await trail(async () => {
      await owner`update organizations set name = 'Uno'`;
      await owner`update members set created_at = now() where id = 'm2'`;
      await owner`update invitations set role = 'admin'`;
      await owner`update users set name = 'Adele' where id = 'u1'`;
      await owner`insert into sessions (id, expires_at, token, user_id, active_organization_id)
        values ('s1', now(), 't1', 'u3', 'o1')`;
    });
    expect(rows.map(({ organization }) => organization)).toEqual(["o1", "o1", "o1", null, null]);
  });

  describe("says of secrets only that they changed", () => {
    const secrets = {
      sessions: ["token"],
      accounts: ["password", "access_token", "refresh_token", "id_token"],
      verifications: ["identifier", "value"],
      jwkss: ["private_key"],
    };
    const needed: Record<keyof typeof secrets, string> = {
      sessions: "expires_at, user_id) values (now(), 'u1'",
      accounts: "account_id, provider_id, user_id) values ('a', 'p', 'u1'",
      verifications: "expires_at) values (now()",
      jwkss: "public_key) values ('{}'",
    };

    test.each(Object.entries(secrets))("%s: %o", async (table, columns) => {
      const marked = (mark: string) => columns.map((column) => `'${mark}-${column}'`).join(", ");
      const [names, values] = needed[table as keyof typeof secrets].split(") values (");
      const rows = await trail(async () => {
        await owner.unsafe(`insert into ${table} (id, ${columns.join(", ")}, ${names})
          values ('x', ${marked("first")}, ${values})`);
        await owner.unsafe(
          `update ${table} set (${columns.join(", ")}) = row(${marked("second")})`,
        );
        await owner.unsafe(`delete from ${table}`);
        await owner.unsafe(`insert into ${table} (id, ${columns.join(", ")}, ${names})
          values ('x', ${marked("third")}, ${values})`);
        await owner.unsafe(`truncate ${table}`);
      });
      const operations = ["INSERT", "UPDATE", "DELETE", "INSERT", "TRUNCATE"];
      expect(rows.map(({ operation }) => operation)).toEqual(operations);
      expect(JSON.stringify(rows)).not.toMatch(/(first|second|third)-/);
      const redacted = Object.fromEntries(columns.map((column) => [column, "[redacted]"]));
      for (const { before, after } of rows) {
        if (before) expect(before).toMatchObject(redacted);
        if (after) expect(after).toMatchObject(redacted);
      }
    });

    test("and whether there was one", async () => {
      const rows = await trail(async () => {
        await owner`insert into accounts (id, account_id, provider_id, user_id)
          values ('x', 'a', 'p', 'u1')`;
        await owner`update accounts set password = 'hash'`;
        await owner`update accounts set scope = 'email'`;
      });
      expect(rows[0]?.after).toMatchObject({ password: null, access_token: null });
      expect(rows[1]).toMatchObject({
        before: { password: null },
        after: { password: "[redacted]" },
      });
      expect(rows[2]?.after).not.toHaveProperty("password");
    });

    test("in every audited column whose name sounds like one", async () => {
      const open = await owner`
        select distinct relname || '.' || attname as column
        from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_attribute on attrelid = tgrelid
        where tgfoid = 'audit_change'::regproc and attnum > 0
          and attname ~ '(password|token|secret|private|code|hash|identifier|value)'
          and attname !~ '_expires_at$'
          and position('\\000' || attname || '\\000' in '\\000' || encode(tgargs, 'escape')) = 0`;
      expect(open).toEqual([]);
    });
  });

  describe("is one with its transaction", () => {
    test("a rolled-back change leaves no row, nor does a rolled-back savepoint", async () => {
      const undo = new Error("undo");
      const rows = await trail(async () => {
        const undone = owner.begin(async (sql) => {
          await sql`update users set name = 'Undone'`;
          throw undo;
        });
        await expect(undone).rejects.toBe(undo);
        await owner.begin(async (sql) => {
          await sql`update users set name = 'Kept' where id = 'u1'`;
          await sql
            .savepoint(async (inner) => {
              await inner`update users set name = 'Undone' where id = 'u2'`;
              throw undo;
            })
            .catch(() => {});
          await sql.savepoint((inner) => inner`update users set name = 'Kept' where id = 'u3'`);
        });
      });
      expect(summary(rows)).toEqual(["users UPDATE u1", "users UPDATE u3"]);
    });

    test("every row carries the number of the outermost transaction", async () => {
      let number = "";
      const rows = await trail(() =>
        owner.begin(async (sql) => {
          await sql.savepoint((inner) => inner`update users set name = 'Inner' where id = 'u1'`);
          await sql`update users set name = 'Outer' where id = 'u2'`;
          const [row] = await sql`select pg_current_xact_id()::text as number`;
          number = row?.number;
        }),
      );
      expect(rows.map(({ transaction }) => transaction)).toEqual([number, number]);
    });

    test("each row has the moment of its own change", async () => {
      await trail(() =>
        owner.begin(async (sql) => {
          await sql`update users set name = 'First' where id = 'u1'`;
          await sql`select pg_sleep(0.01)`;
          await sql`update users set name = 'Second' where id = 'u1'`;
        }),
      );
      const [times] = await owner`
        select max(changed_at) - min(changed_at) >= interval '10 ms' as apart from
        (select changed_at from audit_logs order by id desc limit 2) last`;
      expect(times?.apart).toBe(true);
    });

    test("a change whose row cannot be written fails", async () => {
      await owner`alter table audit_logs add constraint full_up check (false) not valid`;
      for (const statement of [
        "update users set name = 'Unseen' where id = 'u1'",
        "insert into users (id, name, email) values ('x', 'Unseen', 'x@example.com')",
        "delete from users where id = 'u3'",
        "truncate sessions",
      ]) {
        await expect(owner.unsafe(statement)).rejects.toThrow("full_up");
      }
      await owner`alter table audit_logs drop constraint full_up`;
      expect(await owner`select id from users where name = 'Unseen'`).toEqual([]);
      expect(await owner`select id from users where id = 'u3'`).toHaveLength(1);
    });
  });

  describe("knows who did it", () => {
    const nobody = { impersonator: null, ip: null, agent: null, request: null };
    const plainSql = { ...nobody, user: "database:app" };
    const write = async (actor: string | null) => {
      const rows = await trail(() =>
        database.app.begin(async (sql) => {
          if (actor !== null) await sql`select set_config('app.actor', ${actor}, true)`;
          await sql`update users set name = 'Written by ' || ${String(Math.random())} where id = 'u1'`;
        }),
      );
      expect(rows).toHaveLength(1);
      return rows[0];
    };

    test("all of it", async () => {
      const actor = { user: "u1", impersonator: "u2", ip: "::1", agent: "curl 8", request: "r1" };
      expect(await write(JSON.stringify(actor))).toMatchObject(actor);
    });

    test.each([
      ["a job", '{"user":"system:prune-expired"}', { ...nobody, user: "system:prune-expired" }],
      ["somebody not signed in", '{"ip":"::1"}', { ...nobody, user: null, ip: "::1" }],
      ["an empty object", "{}", { ...nobody, user: null }],
      ["a user without a name", '{"user":""}', { ...nobody, user: null }],
      ["null", '{"user":null}', { ...nobody, user: null }],
      ["plain SQL", null, plainSql],
      ["a setting that is empty", "", plainSql],
      ["text that is no JSON", "{user", plainSql],
      ["JSON that is no object", '["u1"]', plainSql],
      ["a text", '"u1"', plainSql],
      ["a character that no text can hold", '{"user":"\\u0000"}', plainSql],
      ["brackets without end", "[".repeat(100_000), plainSql],
    ])("%s", async (_, actor, expected) => {
      expect(await write(actor)).toMatchObject(expected);
    });

    test("a name of any length does not cost the write", async () => {
      const long = Array.from({ length: 20_000 }, (_, n) => (n * 7919).toString(36)).join("");
      const row = await write(JSON.stringify({ user: long, impersonator: long }));
      expect(row?.user).toBe(long.slice(0, 255));
      expect(row?.impersonator).toBe(long.slice(0, 255));
    });

    test("and forgets it with the transaction, on the same connection", async () => {
      const connection = await database.app.reserve();
      const rename = (name: string) => connection`update users set name = ${name} where id = 'u1'`;
      const rows = await trail(async () => {
        await connection`begin`;
        await connection`select set_config('app.actor', '{"user":"u1"}', true)`;
        await rename("Known");
        await connection`commit`;
        await rename("Unknown");
      });
      connection.release();
      expect(rows.map(({ user }) => user)).toEqual(["u1", "database:app"]);
    });
  });

  describe("is switched on for a new table by audit_table", () => {
    const undo = new Error("undo");
    const within = async (work: (sql: TransactionSql) => Promise<void>) => {
      const attempt = owner.begin(async (sql) => {
        await sql`create table projects (id text primary key, organization_id text, token text,
          size numeric, settings json, extra jsonb)`;
        await work(sql);
        throw undo;
      });
      await expect(attempt).rejects.toBe(undo);
    };

    test("with its organization, its secrets, and columns that come later", () =>
      within(async (sql) => {
        await sql`select audit_table('projects', redacted => array['token'])`;
        const rows = await trailOf(sql, async () => {
          await sql`insert into projects values ('p1', 'o7', 'secret')`;
          await sql`alter table projects add column t text`;
          await sql`update projects set t = 'later'`;
          await sql`truncate projects`;
        });
        expect(summary(rows)).toEqual([
          "projects INSERT p1",
          "projects UPDATE p1",
          "projects TRUNCATE p1",
        ]);
        expect(rows.map(({ organization }) => organization)).toEqual(["o7", "o7", "o7"]);
        expect(rows[1]?.after).toEqual({ t: "later" });
        expect(rows[2]?.before).toMatchObject({ token: "[redacted]", t: "later" });
      }));

    test("with changes that the type itself calls equal, and types that know no equality", () =>
      within(async (sql) => {
        await sql`select audit_table('projects')`;
        const rows = await trailOf(sql, async () => {
          await sql`insert into projects (id, size, settings, extra) values ('p1', 1.0, '{}', '5')`;
          await sql`update projects set size = 1.00`;
          await sql`update projects set settings = '{"a":1}'`;
          await sql`update projects set extra = '"5"'`;
        });
        const changed = rows.map(({ after }) => Object.keys(after ?? {}));
        expect(changed.slice(1)).toEqual([["size"], ["settings"], ["extra"]]);
      }));

    test("again with other secrets", () =>
      within(async (sql) => {
        await sql`select audit_table('projects')`;
        await sql`select audit_table('projects', array['token'])`;
        const rows = await trailOf(
          sql,
          () => sql`insert into projects (id, token) values ('p', 's')`,
        );
        expect(rows).toMatchObject([{ after: { token: "[redacted]" } }]);
      }));

    test.each([
      [
        "a column that it does not have",
        "select audit_table('users', array['pasword'])",
        "pasword",
      ],
      ["a table without an id", "select audit_table('rate_limits')", "no column id"],
      ["a partitioned table", "select audit_table('audit_logs')", "ordinary tables"],
      ["another schema", "select audit_table('drizzle.__drizzle_migrations')", "schema public"],
    ])("but not with %s", async (_, statement, message) => {
      await expect(owner.unsafe(statement)).rejects.toThrow(message);
    });
  });
});
