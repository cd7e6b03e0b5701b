import { eq } from "drizzle-orm";
import { members, users } from "@/db/schema";
import type { Doors } from "./doors";
import type { TenantRows } from "./tenant-rows";

interface Context {
  role: string;
  organization: string | null;
  actor: string | null;
}

/** What a statement finds set on its connection. */
const contextOf = `select current_user::text as role,
  nullif(current_setting('app.organization_id', true), '') as organization,
  nullif(current_setting('app.actor', true), '') as actor`;
const asTemplate = Object.assign([contextOf], { raw: [contextOf] }) as TemplateStringsArray;

/** Answers of a database whose backends are being ended and whose statements are being canceled. */
const disturbances = /CONNECTION_|57P01|57014|ECONNRESET|EPIPE/;

export interface Storm {
  calls: number;
  atOnce: number;
  /** Called now and then, to end a backend or cancel a statement. */
  disturb?: () => Promise<unknown>;
}

/**
 * Many calls of every kind at once, for several tenants and actors. Returns what was wrong: anything
 * that a statement saw of another call, and errors that nobody has caused. `disturbed` counts the
 * calls that a disturbance has failed.
 */
export async function doorStorm(doors: Doors, tenants: TenantRows[], storm: Storm) {
  const wrong: string[] = [];
  let started = 0;
  let disturbed = 0;
  const expectContext = (what: string, found: Context | undefined, expected: Context) => {
    if (JSON.stringify({ ...found }) !== JSON.stringify(expected)) {
      wrong.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    }
  };
  const kinds = callsOf(doors, expectContext, wrong);

  async function work() {
    while (started < storm.calls) {
      const number = started++;
      const tenant = tenants[number % tenants.length] as TenantRows;
      const kind = kinds[(number * 7 + (number >> 4)) % kinds.length] as (typeof kinds)[number];
      const actor = { user: tenant.userId, request: `${tenant.userId}:${number}` };
      if (storm.disturb && number % 97 === 96) void storm.disturb();
      try {
        await doors.withActor(actor, () => kind(tenant, JSON.stringify(actor)));
      } catch (error) {
        const { code, cause, message } = error as Error & { code?: string; cause?: Error };
        const told = `${code} ${(cause as { code?: string })?.code} ${message} ${cause?.message}`;
        if (disturbances.test(told)) disturbed++;
        else wrong.push(`${kind.name}: ${told}`);
      }
    }
  }
  await Promise.all(Array.from({ length: storm.atOnce }, work));
  return { wrong, disturbed };
}

function callsOf(
  { db, sql, registry, tenant }: Doors,
  expectContext: (what: string, found: Context | undefined, expected: Context) => void,
  wrong: string[],
) {
  const expectFailure = async (what: string, code: string, work: PromiseLike<unknown>) => {
    const error = await Promise.resolve(work).then(
      () => undefined,
      (reason) => reason as { code?: string; cause?: { code?: string } },
    );
    if (!error) wrong.push(`${what}: no error`);
    else if ((error.cause?.code ?? error.code) !== code) throw error;
  };
  const inTenant = ({ organization }: TenantRows, actor: string): Context => ({
    role: "application_tenant",
    organization: organization.id,
    actor,
  });
  const outside: Context = { role: "app", organization: null, actor: null };

  return [
    async function tenantPlain(rows: TenantRows, actor: string) {
      const [found] = await tenant(rows).sql<[Context]>(asTemplate);
      expectContext("tenant, plain", found, inTenant(rows, actor));
    },
    async function tenantRows(rows: TenantRows) {
      const found = await tenant(rows).db.select({ id: members.id }).from(members);
      if (found.map(({ id }) => id).join() !== rows.memberId) wrong.push("another tenant's rows");
    },
    async function tenantTransaction(rows: TenantRows, actor: string) {
      await tenant(rows).db.transaction(async (tx) => {
        expectContext(
          "tenant, in",
          (await tx.execute(contextOf))[0] as never,
          inTenant(rows, actor),
        );
        await expectFailure(
          "savepoint",
          "22012",
          tx.transaction((inner) => inner.execute("select 1/0")),
        );
        expectContext(
          "tenant, on",
          (await tx.execute(contextOf))[0] as never,
          inTenant(rows, actor),
        );
      });
    },
    async function tenantFailure(rows: TenantRows) {
      await expectFailure("plain", "22012", tenant(rows).sql`select ${1}::int / 0`);
      await expectFailure("drizzle", "22P02", tenant(rows).db.execute("select 'x'::int"));
    },
    async function transactionFailure(rows: TenantRows) {
      const work = tenant(rows).db.transaction(async (tx) => {
        await tx.update(members).set({ role: "member" });
        throw Object.assign(new Error("changed its mind"), { code: "mind" });
      });
      await expectFailure("transaction", "mind", work);
    },
    async function raw() {
      const [found] = await sql<[Context]>(asTemplate);
      expectContext("raw", found, outside);
      const [count] = await sql`select count(*)::int as rows from members`;
      if (count?.rows !== 0) wrong.push(`raw: ${count?.rows} rows without a door`);
    },
    async function write(rows: TenantRows) {
      await db
        .update(users)
        .set({ image: `/${Math.random()}` })
        .where(eq(users.id, rows.userId));
    },
    async function registryPlain(_rows: TenantRows, actor: string) {
      const [found] = await registry.sql<[Context]>(asTemplate);
      const expected = { role: "application_registry", organization: null, actor };
      expectContext("registry, plain", found, expected);
    },
  ];
}
