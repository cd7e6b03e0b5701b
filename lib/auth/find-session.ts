import { claimActor } from "@/db/actor";
import { noteAnswer, whileAvailable } from "@/db/available";
import { sql } from "@/db/client";
import type { UserRole } from "@/lib/permissions";
import { hashToken, isHashedToken } from "./hash-token";
import { lifetimes } from "./lifetimes";
import { sessionToken } from "./session-token";

export interface Session {
  session: {
    id: string;
    userId: string;
    expiresAt: Date;
    createdAt: Date;
    updatedAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
    impersonatedBy: string | null;
    activeOrganizationId: string | null;
  };
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: string | null;
    role: UserRole;
    createdAt: Date;
    updatedAt: Date;
  };
  /** Within the last hours of its life: a POST to /api/auth/get-session prolongs it. */
  needsRefresh: boolean;
}

/**
 * Who sends these cookies, read from the database each time (one query), so that a ban, a sign-out
 * and an expiry count at once. Null for everybody else. Whatever the request writes from here on, it
 * writes as that person.
 * @throws UNAVAILABLE when the database cannot be asked: that is not the same as being signed out.
 */
export async function findSession(headers: Headers): Promise<Session | null> {
  const token = sessionToken(headers.get("cookie"));
  if (!token || isHashedToken(token)) return null;
  const [row] = await whileAvailable(select(hashToken(token)));
  noteAnswer();
  if (!row) return null;
  claimActor({ user: row.user_id, impersonator: row.impersonated_by ?? undefined });
  const expiresAt = new Date(row.expires_at);
  const createdAt = new Date(row.created_at);
  // Without "remember me" a session is made for a day, and never prolonged.
  const isShort = +expiresAt - +createdAt <= (lifetimes.shortSession + 60) * 1000;
  return {
    session: {
      id: row.id,
      userId: row.user_id,
      expiresAt,
      createdAt,
      updatedAt: new Date(row.updated_at),
      ipAddress: row.ip_address,
      userAgent: row.user_agent,
      impersonatedBy: row.impersonated_by,
      activeOrganizationId: row.active_organization_id,
    },
    user: {
      id: row.user_id,
      name: row.name,
      email: row.email,
      emailVerified: row.email_verified,
      image: row.image,
      role: row.role,
      createdAt: new Date(row.user_created_at),
      updatedAt: new Date(row.user_updated_at),
    },
    needsRefresh: !isShort && +expiresAt - Date.now() < lifetimes.sessionRefresh * 1000,
  };
}

interface SessionRow {
  id: string;
  user_id: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
  ip_address: string | null;
  user_agent: string | null;
  impersonated_by: string | null;
  active_organization_id: string | null;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  role: UserRole;
  user_created_at: string;
  user_updated_at: string;
}

/** Plain SQL: this runs on every request, and Drizzle's builder costs as much as the query. */
function select(token: string) {
  return sql<SessionRow[]>`
    select s.id, s.user_id, s.expires_at, s.created_at, s.updated_at, s.ip_address, s.user_agent,
      s.impersonated_by, s.active_organization_id, u.name, u.email, u.email_verified, u.image,
      u.role, u.created_at as user_created_at, u.updated_at as user_updated_at
    from sessions s join users u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > now()
      and not (u.banned and (u.ban_expires is null or u.ban_expires > now()))
  `.execute();
}
