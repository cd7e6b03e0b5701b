import type { Sql } from "postgres";

/** What a session check has to ask: the session of a token, with its user. */
export const selectSession = (sql: Sql, token: string) => sql`
  select s.id, s.user_id, s.expires_at, s.created_at, s.updated_at, s.ip_address, s.user_agent,
    s.impersonated_by, s.active_organization_id, u.name, u.email, u.email_verified, u.image,
    u.role, u.created_at as user_created_at, u.updated_at as user_updated_at
  from sessions s join users u on u.id = s.user_id
  where s.token = ${token} and s.expires_at > now()
    and not (u.banned and (u.ban_expires is null or u.ban_expires > now()))`;

/** What the members page has to ask: the first 25 members, and whether there are more. */
export const selectMembers = (sql: Sql, organizationId: string) => sql<
  { id: string; name: string; email: string; role: string; joined_at: Date }[]
>`
  select m.id, m.created_at::text as at, u.id as user_id, u.name, u.email, u.image, m.role,
    m.created_at as joined_at
  from members m join users u on u.id = m.user_id
  where m.organization_id = ${organizationId}
  order by m.created_at, m.id
  limit 26`;
