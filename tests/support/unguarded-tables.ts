import type { ISql } from "postgres";

/** Tables that nothing records, with the reason. Everything else is audited. */
const unaudited: Record<string, string> = {
  rate_limits: "counters of attempts: nobody's data, and changed by every attempt",
  audit_logs: "the log itself: the chain of seals guards it",
  audit_seals: "each proves itself and the one before",
  audit_archives: "each row is sealed",
};

/** Tables that the application has no right on, with the reason. */
const closed: Record<string, string> = {};

interface TableFacts {
  name: string;
  tenant: boolean;
  forced: boolean;
  /** Permissive policies of the tenant's role, of everybody and of the application's group. */
  policies: { role: string; command: string; bound: boolean }[];
  indexed: boolean;
  /** The operations that an enabled audit trigger records. */
  recorded: string[];
  granted: boolean;
}

const operations = ["DELETE", "INSERT", "TRUNCATE", "UPDATE"];

/**
 * What is missing of the guards that every table of the schema public has to have, by table: rows
 * of organizations are isolated, changes are recorded, rights are given on purpose, and partitions
 * can be reached through their table alone.
 */
export async function unguardedTables(sql: ISql): Promise<string[]> {
  const tables = await tableFacts(sql);
  const names = new Set(tables.map(({ name }) => name));
  const stale = [...Object.keys(unaudited), ...Object.keys(closed)]
    .filter((name) => !names.has(name))
    .map((name) => `${name}: is excepted, but does not exist`);
  return [...tables.flatMap(problemsOf), ...(await openPartitions(sql)), ...stale];
}

function problemsOf(table: TableFacts): string[] {
  const { name, tenant, policies } = table;
  const problems: string[] = [];
  const need = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${name}: ${problem}`);
  };
  if (tenant) {
    need(table.forced, "row-level security is not forced");
    need(
      policies.some(({ role }) => role === "application_tenant"),
      "no policy for application_tenant",
    );
    for (const { role, command, bound } of policies) {
      need(bound, `a policy (${command}) shows ${role} more than one organization`);
    }
    need(table.indexed, "no index begins with the organization");
  }
  if (!Object.hasOwn(unaudited, name)) {
    const missing = operations.filter((operation) => !table.recorded.includes(operation));
    need(missing.length === 0, `no audit trigger for ${missing.join(", ")}`);
  }
  if (!Object.hasOwn(closed, name)) need(table.granted, "the application has no right on it");
  return problems;
}

const tableFacts = (sql: ISql) => sql<TableFacts[]>`
  with tables as (
    select pg_class.oid, relname, relrowsecurity, relforcerowsecurity, attname as organization, attnum
    from pg_class
    left join pg_attribute on attrelid = pg_class.oid and not attisdropped
      and attname = case relname when 'organizations' then 'id' else 'organization_id' end
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
  )
  select relname as name, organization is not null as tenant,
    relrowsecurity and relforcerowsecurity as forced,
    (
      select coalesce(json_agg(json_build_object(
        'role', case role when 0 then 'public' else pg_get_userbyid(role) end,
        'command', polcmd,
        'bound', strpos(rule, format('%I = ', organization)) > 0
          and strpos(rule, 'current_setting(''app.organization_id''') > 0
      ) order by polname, role, rule), '[]')
      from pg_policy, unnest(polroles) role,
        unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) rule
      where polrelid = tables.oid and polpermissive and rule is not null
        and (role = 0 or pg_get_userbyid(role) in ('application_tenant', 'application'))
    ) as policies,
    exists (
      select from pg_index
      where indrelid = tables.oid and indisvalid and indpred is null and indkey[0] = attnum
    ) as indexed,
    (
      select coalesce(json_agg(distinct operation), '[]')
      from pg_trigger join pg_proc on pg_proc.oid = tgfoid,
        (values (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE'), (32, 'TRUNCATE')) bit (mask, operation)
      where tgrelid = tables.oid and proname = 'audit_change' and tgenabled = 'A'
        and tgattr = '' and tgtype & mask > 0
    ) as recorded,
    exists (
      select from pg_class granted, aclexplode(relacl) acl
      where granted.oid = tables.oid and acl.grantee <> 0 and pg_get_userbyid(acl.grantee)
        in ('application', 'application_tenant', 'application_registry')
    ) as granted
  from tables order by relname`;

async function openPartitions(sql: ISql): Promise<string[]> {
  const rows = await sql<{ name: string; role: string }[]>`
    select distinct relname as name,
      case acl.grantee when 0 then 'public' else pg_get_userbyid(acl.grantee) end as role
    from pg_class, aclexplode(relacl) acl
    where relnamespace = 'public'::regnamespace and relispartition and relkind in ('r', 'p')
      and acl.grantee <> relowner
    order by 1, 2`;
  return rows.map(({ name, role }) => `${name}: a partition, but ${role} may reach it directly`);
}
