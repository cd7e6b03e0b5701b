import { type Constraint, type Policy, type Right, rights, type Table } from "./catalog";
import { code, dash, prose, section, table } from "./markdown";

/** The roles that the product works under, from the narrowest to the widest. */
const applicationRoles = ["application_tenant", "application_registry", "application"];

/** What a person needs to know of one table. */
export function renderTable(one: Table): string[] {
  const partitions = one.partitionKey
    ? [`Partitioned by ${code(one.partitionKey)}; the partitions have what is said here.`, ""]
    : [];
  return [
    `### ${one.name}`,
    "",
    prose(one.comment),
    "",
    ...partitions,
    ...table(
      ["Column", "Type", "Null", "Default", "Meaning"],
      one.columns.map(({ name, type, nullable, default: value, comment }) => [
        code(name),
        type,
        nullable ? "yes" : "no",
        value ? code(value) : dash,
        prose(comment),
      ]),
    ),
    ...section(
      "**Constraints**",
      table(
        ["Constraint", "Definition", "Why"],
        one.constraints.map((constraint) => [
          code(constraint.name),
          code(constraint.definition),
          constraint.comment ? prose(constraint.comment) : reason(constraint),
        ]),
      ),
    ),
    ...section(
      "**Indexes**",
      table(
        ["Index", "On", "Why"],
        one.indexes.map(({ name, unique, definition, comment }) => [
          code(name),
          `${unique ? "unique " : ""}${code(definition)}`,
          prose(comment),
        ]),
      ),
    ),
    ...section(
      "**Triggers**",
      table(
        ["Trigger", "When", "Calls", "What it does"],
        one.triggers.map(({ name, definition, fires, comment }) => {
          const { when, call } = triggerParts(definition);
          const manner = fires === "on" ? "" : `, ${fires}`;
          return [code(name), code(when) + manner, code(call), prose(comment)];
        }),
      ),
    ),
    ...renderAccess(one),
  ];
}

/** What a foreign key does when its target goes needs no words of its own. */
const reason = ({ kind, definition, references }: Constraint): string => {
  if (kind !== "foreign key") return dash;
  if (definition.includes("ON DELETE CASCADE")) return `Goes with its row in ${references}.`;
  if (definition.includes("ON DELETE SET NULL")) return `Forgets its row in ${references}.`;
  return `Keeps its row in ${references} from being deleted.`;
};

function triggerParts(definition: string): { when: string; call: string } {
  const [head = "", call = ""] = definition.split(/ EXECUTE FUNCTION /);
  const when = head.replace(/^CREATE (CONSTRAINT )?TRIGGER \S+ /, "").replace(/ ON \S+/, "");
  return { when, call };
}

function renderAccess(one: Table): string[] {
  const others = one.grants.map(({ role }) => role).filter((role) => !isApplication(role));
  const roles = [...applicationRoles, ...new Set(others)];
  const may = (role: string, right: Right) => {
    const grant = one.grants.find((given) => given.role === role && given.right === right);
    if (!grant) return "no";
    if (one.rowSecurity && !hasPolicy(one.policies, role, right)) return "no row";
    return grant.columns ? grant.columns.map(code).join(", ") : "yes";
  };
  const sentence = one.forced
    ? "Row-level security is on, for the owner too."
    : "Row-level security is on, but not for the owner.";
  return [
    "**Who may**",
    "",
    ...table(
      ["Role", "Read", "Insert", "Update", "Delete"],
      roles.map((role) => [code(role), ...rights.map((right) => may(role, right))]),
    ),
    ...(one.rowSecurity
      ? [`${sentence} Without a policy a role sees no row and writes none:`, ""]
      : []),
    ...table(
      ["Policy", "For", "Role", "Sees rows where", "May write rows where", "Why"],
      one.policies.map(policyRow),
    ),
  ];
}

const hasPolicy = (policies: readonly Policy[], role: string, right: Right): boolean =>
  policies.some(
    ({ roles, command }) =>
      (roles.includes(role) || roles.includes("public")) &&
      (command === "all" || command === right.toLowerCase()),
  );

const isApplication = (role: string) => applicationRoles.includes(role);

function policyRow(policy: Policy): string[] {
  const seesNothing = policy.command === "insert";
  const writes = policy.command === "all" || policy.command === "update";
  const check = policy.check ?? (writes ? policy.using : null);
  return [
    code(policy.name) + (policy.permissive ? "" : " (restrictive)"),
    policy.command,
    policy.roles.map(code).join(", "),
    seesNothing || !policy.using ? dash : code(policy.using),
    check ? code(check) : dash,
    prose(policy.comment),
  ];
}
