import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";

export interface TenantRows {
  organization: { id: string };
  userId: string;
  memberId: string;
  invitationId: string;
}

/** An organization with an owner and an invitation, written as `sql` (the database's owner) may. */
export async function createTenant(sql: Sql, name: string): Promise<TenantRows> {
  const [id, userId, memberId, invitationId] = Array.from({ length: 4 }, () => randomUUID());
  const key = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`;
  const email = `${key}@example.net`;
  await sql.begin(async (transaction) => {
    await transaction`
      insert into users (id, name, email) values (${userId as string}, ${`Owner of ${name}`}, ${email})`;
    await transaction`
      insert into organizations (id, name, slug) values (${id as string}, ${name}, ${key})`;
    await transaction`
      insert into members (id, organization_id, user_id, role)
      values (${memberId as string}, ${id as string}, ${userId as string}, 'owner')`;
    await transaction`
      insert into invitations (id, organization_id, email, role, inviter_id, expires_at)
      values (${invitationId as string}, ${id as string}, ${`guest-of-${email}`}, 'member',
        ${userId as string}, now() + interval '1 day')`;
  });
  return { organization: { id }, userId, memberId, invitationId } as TenantRows;
}
