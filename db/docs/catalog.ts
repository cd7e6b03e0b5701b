/** What the catalog of a migrated database says, in a fixed order and without anything of one server. */
export interface Catalog {
  tables: Table[];
  enums: Enum[];
  functions: DatabaseFunction[];
}

/** Rights on rows, as `grant` names them. */
export const rights = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;
export type Right = (typeof rights)[number];

export interface Table {
  name: string;
  comment: string | null;
  /** `RANGE (changed_at)`; null for a table in one piece. Partitions themselves are not listed. */
  partitionKey: string | null;
  rowSecurity: boolean;
  /** Row security counts for the table's owner too. */
  forced: boolean;
  columns: Column[];
  constraints: Constraint[];
  indexes: Index[];
  triggers: Trigger[];
  policies: Policy[];
  grants: Grant[];
}

export interface Column {
  name: string;
  type: string;
  nullable: boolean;
  /** An expression, or what generates the value. */
  default: string | null;
  comment: string | null;
}

export interface Constraint {
  name: string;
  kind: "primary key" | "unique" | "foreign key" | "check" | "exclude";
  definition: string;
  columns: string[];
  /** Of a foreign key. */
  references: string | null;
  comment: string | null;
}

/** An index that stands for itself; those of primary keys and unique constraints are constraints. */
export interface Index {
  name: string;
  /** `btree (organization_id, email) WHERE …` */
  definition: string;
  columns: string[];
  unique: boolean;
  partial: boolean;
  comment: string | null;
}

export interface Trigger {
  name: string;
  /** `CREATE TRIGGER …` in full. */
  definition: string;
  /** `always`: also where a replica applies rows, or somebody pretends to be one. */
  fires: "on" | "always" | "replicas" | "off";
  function: string;
  /** Its own, else that of its function. */
  comment: string | null;
}

export interface Policy {
  name: string;
  command: "all" | "select" | "insert" | "update" | "delete";
  permissive: boolean;
  roles: string[];
  using: string | null;
  check: string | null;
  comment: string | null;
}

export interface Grant {
  role: string;
  right: Right;
  /** Null: the whole row. */
  columns: string[] | null;
}

export interface Enum {
  name: string;
  values: string[];
  comment: string | null;
}

export interface DatabaseFunction {
  /** With the types of its arguments. */
  signature: string;
  returns: string;
  securityDefiner: boolean;
  /** Roles beside the owner; `public` is everybody. */
  executedBy: string[];
  comment: string | null;
}
