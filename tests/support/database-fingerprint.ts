import type { ISql } from "postgres";

/**
 * Everything that PostgreSQL's catalog says of a schema, as sorted lines that do not depend on
 * object ids: two databases with the same lines have the same schema.
 */
export async function fingerprint(sql: ISql, schema = "public"): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with relation as (
      select * from pg_class where relnamespace = ${schema}::regnamespace
    )
    select format('schema %s', (${schema}::regnamespace)::text) as line
    union all
    select format('schema right %s %s', acl.grantee::regrole, acl.privilege_type)
    from pg_namespace, aclexplode(nspacl) acl
    where nspname = ${schema} and acl.grantee <> nspowner
    union all
    select format('relation %s kind=%s owner=%s rls=%s/%s options=%s', relname, relkind,
      relowner::regrole, relrowsecurity, relforcerowsecurity, reloptions)
    from relation
    union all
    select format('partitioned %s by %s', relname, pg_get_partkeydef(oid))
    from relation where relkind = 'p'
    union all
    select format('partition %s of %s %s', relname, inhparent::regclass,
      pg_get_expr(relpartbound, relation.oid))
    from relation join pg_inherits on inhrelid = relation.oid where relkind = 'r'
    union all
    select format('right on %s: %s %s', relname,
      case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end, acl.privilege_type)
    from relation, aclexplode(relacl) acl where acl.grantee <> relowner
    union all
    select format('column right on %s.%s: %s %s', relname, attname, acl.grantee::regrole,
      acl.privilege_type)
    from relation join pg_attribute on attrelid = relation.oid, aclexplode(attacl) acl
    union all
    select format('column %s.%s position=%s type=%s null=%s identity=%s generated=%s collation=%s default=%s',
      relname, attname, row_number() over (partition by attrelid order by attnum),
      format_type(atttypid, atttypmod), not attnotnull, attidentity, attgenerated, attcollation,
      pg_get_expr(adbin, adrelid))
    from relation join pg_attribute on attrelid = relation.oid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and not attisdropped
    union all
    select format('constraint %s on %s: %s valid=%s', conname, conrelid::regclass,
      pg_get_constraintdef(oid), convalidated)
    from pg_constraint where connamespace = ${schema}::regnamespace
    union all
    select format('index %s', pg_get_indexdef(indexrelid))
    from pg_index join relation on relation.oid = indexrelid
    union all
    select format('trigger %s enabled=%s', pg_get_triggerdef(pg_trigger.oid), tgenabled)
    from pg_trigger join relation on relation.oid = tgrelid where not tgisinternal
    union all
    select format('policy %s on %s for %s %s to %s using %s check %s', polname, relname, polcmd,
      polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid))
    from pg_policy join relation on relation.oid = polrelid
    union all
    select format('function %s owner=%s rights=%s', pg_get_functiondef(oid), proowner::regrole, proacl)
    from pg_proc where pronamespace = ${schema}::regnamespace and prokind in ('f', 'p')
    union all
    select format('type %s %s: %s', typname, typtype,
      (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = pg_type.oid))
    from pg_type where typnamespace = ${schema}::regnamespace and typtype in ('e', 'd', 'r')
    union all
    select format('sequence %s %s %s %s', relname, seqstart, seqincrement, seqcycle)
    from pg_sequence join relation on relation.oid = seqrelid
    union all
    select format('comment on %s %s: %s', object.type, object.identity, description)
    from pg_description, pg_identify_object(classoid, objoid, objsubid) object
    where objoid >= 16384
      and (object.schema = ${schema} or object.identity ~ format(' on %s\\.', ${schema}::text))
    union all
    select format('extension %s', extname)
    from pg_extension where extnamespace = ${schema}::regnamespace
    order by 1`;
  return rows.map(({ line }) => line);
}
