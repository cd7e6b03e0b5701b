import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import type { MemberContext } from "@/lib/auth/context";
import { addOrganization } from "./tenants";

/**
 * An organization with an owner, an admin and as many members besides, who are called "Member 1 of
 * <slug>" and so on and have joined a minute after each other, two at a time; the owner's context.
 */
export async function addCrowd(owner: Sql, size: number): Promise<MemberContext> {
  const [context] = await addOrganization(owner, "owner", "admin");
  const { id } = context.organization;
  const prefix = randomUUID().slice(0, 8);
  await owner`
    insert into users (id, name, email, email_verified)
    select ${`${prefix}-u`} || n, 'Member ' || n || ' Of ' || ${prefix}, n || ${`.${prefix}@crowd.example`}, true
    from generate_series(1, ${size}::integer) n`;
  await owner`
    insert into members (id, organization_id, user_id, role, created_at)
    select ${`${prefix}-m`} || n, ${id}, ${`${prefix}-u`} || n, 'member',
      timestamptz '2026-01-01' + (n / 2) * interval '1 minute'
    from generate_series(1, ${size}::integer) n`;
  return context;
}
