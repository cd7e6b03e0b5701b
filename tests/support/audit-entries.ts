import type { Sql } from "postgres";

/**
 * Writes `count` entries into the log of an organization, one a minute backwards from `newest`: every
 * tenth is a role that changed, the others are people who joined. As the owner, who may.
 */
export async function addAuditEntries(
  owner: Sql,
  organizationId: string,
  count: number,
  { user = "nobody", newest = new Date() }: { user?: string; newest?: Date } = {},
): Promise<void> {
  await owner`
    insert into audit_logs (table_name, operation, changed_at, user_id, changed_data, row_id,
      organization_id, transaction_id)
    select 'members', case when n % 10 = 0 then 'UPDATE' else 'INSERT' end,
      ${newest.toISOString()}::text::timestamptz - n * interval '1 minute', ${user},
      case when n % 10 = 0
        then '{"before": {"role": "member"}, "after": {"role": "admin"}}'::jsonb
        else jsonb_build_object('before', null, 'after',
          jsonb_build_object('id', 'row-' || n, 'role', 'member', 'note', 'entry number ' || n)) end,
      'row-' || n, ${organizationId}, pg_current_xact_id()::text::bigint
    from generate_series(1, ${count}::int) n`;
}
