import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import type { Organization, Person } from "./tenants";

interface Options {
  email: string;
  role?: "owner" | "admin" | "member";
  status?: "pending" | "accepted" | "rejected" | "canceled" | "expired";
  /** How its link was handed out. */
  handing?: "mailed" | "shown";
}

/** An invitation that was made without the pages, and the path of its link. */
export async function addInvitation(
  sql: Sql,
  organization: Pick<Organization, "id">,
  inviter: Pick<Person, "id">,
  { email, role = "member", status = "pending", handing = "mailed" }: Options,
): Promise<string> {
  const id = crypto.randomUUID();
  const secret = randomBytes(32).toString("base64url");
  await sql`insert into invitations ${sql({
    id,
    organization_id: organization.id,
    inviter_id: inviter.id,
    email,
    role,
    status,
    secret_hash: `${handing}:${createHash("sha256").update(secret).digest("base64url")}`,
    expires_at: new Date(Date.now() + 24 * 3_600_000),
    mailed_at: new Date(),
  })}`;
  return `/invitations/${id}?secret=${secret}`;
}
