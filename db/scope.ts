import { currentActor } from "./actor";

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
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The statement that puts a scope and the current actor in force until the transaction ends. The
 * values are quoted into its text: so it can travel together with `begin`, at no round trip.
 */
export function enter({ role, organizationId }: Scope): string {
  const actor = currentActor();
  const settings: [string, string | undefined][] = [
    ["role", role],
    ["app.organization_id", organizationId],
    ["app.actor", actor && JSON.stringify(actor)],
  ];
  const calls = settings.flatMap(([name, value]) =>
    value === undefined ? [] : `set_config('${name}', ${literal(value)}, true)`,
  );
  return calls.length > 0 ? `select ${calls.join(", ")}` : "select";
}
