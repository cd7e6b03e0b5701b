import type { ISql } from "postgres";
import type { Catalog, DatabaseFunction, Enum, Table } from "./catalog";
import { tableParts } from "./table-parts";

/**
 * Reads what `docs/database.md` says from the catalog of the database that `sql` is connected to:
 * the schema `public`, without partitions and without what extensions brought. The same for every
 * supported version of PostgreSQL. The connection has to have the usual search path.
 */
export async function readCatalog(sql: ISql): Promise<Catalog> {
  return {
    tables: await readTables(sql),
    enums: await readEnums(sql),
    functions: await readFunctions(sql),
  };
}

async function readTables(sql: ISql): Promise<Table[]> {
  const rows = await sql<Table[]>`
    select relname as name, obj_description(oid, 'pg_class') as comment,
      pg_get_partkeydef(oid) as "partitionKey", relrowsecurity as "rowSecurity",
      relforcerowsecurity as forced
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and not relispartition
    order by relname`;
  const parts = await tableParts(sql);
  return rows.map((table) => ({ ...table, ...parts(table.name) }));
}

async function readEnums(sql: ISql): Promise<Enum[]> {
  return sql<Enum[]>`
    select typname as name, obj_description(oid, 'pg_type') as comment,
      (select json_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = pg_type.oid)
        as values
    from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e'
    order by typname`;
}

async function readFunctions(sql: ISql): Promise<DatabaseFunction[]> {
  return sql<DatabaseFunction[]>`
    select format('%s(%s)', proname, pg_get_function_identity_arguments(oid)) as signature,
      coalesce(pg_get_function_result(oid), 'nothing') as returns,
      prosecdef as "securityDefiner", obj_description(oid, 'pg_proc') as comment,
      (select coalesce(json_agg(name order by name), '[]') from (
        select distinct case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end as name
        from aclexplode(coalesce(proacl, acldefault('f', proowner))) acl
        where acl.grantee <> proowner
      ) role) as "executedBy"
    from pg_proc
    where pronamespace = 'public'::regnamespace and not exists (
      select from pg_depend
      where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e'
    )
    order by proname, pg_get_function_identity_arguments(oid) collate "C"`;
}
