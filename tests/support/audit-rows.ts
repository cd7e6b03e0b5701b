import type { Sql } from "postgres";
import { expect } from "vitest";
import { withActor } from "@/db/actor";
import { actorOf } from "@/lib/request/actor-of";
import { visitorOf } from "@/lib/request/visitor-of";
import { authRequest } from "./auth-request";
import { createPerson, signInAs } from "./people";

export const agent = "Example Browser/1.0 (actors)";
const headers = { "user-agent": agent };

export interface AuditRow {
  id: string;
  table_name: string;
  operation: string;
  user_id: string | null;
  impersonator_id: string | null;
  ip_address: string | null;
  user_agent: string | null;
  request_id: string | null;
}

/** What `work` leaves in the log, as the database's owner sees it. */
export async function recorded<T>(
  owner: Sql,
  work: () => PromiseLike<T>,
): Promise<{ result: T; rows: AuditRow[] }> {
  const [last] = await owner`select coalesce(max(id), 0) as id from audit_logs`;
  const result = await work();
  const rows = await owner<AuditRow[]>`
    select id, table_name, operation, user_id, impersonator_id, ip_address, user_agent, request_id
    from audit_logs where id > ${last?.id} order by id`;
  return { result, rows: [...rows] };
}

export const changes = (rows: AuditRow[]) =>
  rows.map((row) => `${row.operation} ${row.table_name}`);

/** The cookies of several answers, as a browser keeps them: the last of a name, and none that ended. */
export function jar(...cookies: string[]): string {
  const kept = new Map<string, string>();
  for (const cookie of cookies.join("; ").split("; ")) {
    const [name = "", ...value] = cookie.split("=");
    kept.set(name, value.join("="));
  }
  return [...kept].flatMap(([name, value]) => (value ? `${name}=${value}` : [])).join("; ");
}

/** All rows are of one request of one browser, and of these people. */
export function expectRequest(
  rows: AuditRow[],
  user: string | null,
  impersonator: string | null = null,
) {
  expect(rows.length).toBeGreaterThan(0);
  const [{ request_id: request, ip_address: ip }] = rows as [AuditRow];
  expect(request).toMatch(/^[0-9a-f-]{36}$/);
  expect(ip).toBe(visitorOf(new Headers()).address);
  for (const row of rows) {
    expect(row).toMatchObject({
      user_id: user,
      impersonator_id: impersonator,
      ip_address: ip,
      user_agent: agent,
      request_id: request,
    });
  }
}

/** A request to /api/auth by the browser of these tests. */
export const call = (path: string, rest: Parameters<typeof authRequest>[1] = {}) =>
  authRequest(path, { ...rest, headers });

/** A form of a page, as `lib/doors/action.ts` runs it. */
export function submit<T>(run: (visitor: ReturnType<typeof visitorOf>) => Promise<T>, cookie = "") {
  const visitor = visitorOf(new Headers({ ...headers, cookie }));
  return withActor(actorOf(visitor), () => run(visitor));
}

/** Somebody new, and the cookies of a session. */
export async function signedIn() {
  const person = await createPerson();
  return { person, cookies: await signInAs(person.email) };
}
