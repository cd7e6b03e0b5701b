import { currentActor } from "./actor";
import { literal } from "./literal";

/** The group roles: of the application, within one organization, and across organizations. */
export const roles = {
  application: "application",
  tenant: "application_tenant",
  registry: "application_registry",
} as const;

/** Under which role, and for which organization, statements run. */
export interface Scope {
  /** The connection's own role unless told. */
  role?: (typeof roles)[keyof typeof roles];
  /** The organization whose rows exist for the role `application_tenant`. */
  organizationId?: string;
  /** For statements without secrets among their values: see `db/in-one-message.ts`. */
  inOneMessage?: boolean;
}

/**
 * The statements that put a scope and the current actor in force until the transaction ends. The
 * values are quoted into their text: so they can travel together with `begin`, at no round trip, and
 * the server neither plans them nor answers with rows.
 */
export function enter({ role, organizationId }: Scope): string {
  const actor = currentActor();
  let statements = "";
  if (role) statements += `set local role ${role};`;
  if (organizationId !== undefined) {
    statements += `set local app.organization_id = ${literal(organizationId)};`;
  }
  if (actor) statements += `set local app.actor = ${literal(JSON.stringify(actor))};`;
  return statements;
}
