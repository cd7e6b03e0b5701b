import type { ISql } from "postgres";

export interface TrailRow {
  table: string;
  operation: string;
  row: string | null;
  organization: string | null;
  user: string | null;
  impersonator: string | null;
  ip: string | null;
  agent: string | null;
  request: string | null;
  transaction: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What `work` left in the audit log, in the order of writing. Nothing else may write meanwhile. */
export async function trailOf(sql: ISql, work: () => PromiseLike<unknown>): Promise<TrailRow[]> {
  const [last] = await sql<{ id: string }[]>`
    select coalesce(max(id), 0)::text as id from audit_logs`;
  await work();
  return sql<TrailRow[]>`
    select table_name as table, operation, row_id as row, organization_id as organization,
      user_id as user, impersonator_id as impersonator, ip_address as ip, user_agent as agent,
      request_id as request, transaction_id::text as transaction,
      nullif(changed_data -> 'before', 'null') as before,
      nullif(changed_data -> 'after', 'null') as after
    from audit_logs where id > ${last?.id ?? 0} order by id`;
}

/** Rows as `table OPERATION row`, for what matters is which rows there are. */
export const summary = (rows: TrailRow[]) =>
  rows.map(({ table, operation, row }) => `${table} ${operation} ${row}`);
