import type { Column, Constraint, Table } from "./catalog";

/** The entity relationship diagram (mermaid): every table with its key columns, every foreign key. */
export function renderDiagram(tables: readonly Table[]): string[] {
  const lines = tables.flatMap((table) =>
    table.constraints
      .filter(({ kind }) => kind === "foreign key")
      .map((key) => relation(table, key)),
  );
  return ["```mermaid", "erDiagram", ...lines, ...tables.flatMap(entity), "```", ""];
}

function relation(table: Table, { columns, references, definition }: Constraint): string {
  const nullable = table.columns.some(({ name, nullable }) => nullable && columns.includes(name));
  const alone = uniqueKeys(table, "primary key", "unique").some((key) =>
    key.every((name) => columns.includes(name)),
  );
  const onDelete = /ON DELETE ([A-Z ]+?)(?= ON| DEFERRABLE|$)/.exec(definition)?.[1];
  const label = `${columns.join(", ")}${onDelete ? `: on delete ${onDelete.toLowerCase()}` : ""}`;
  return `  ${references} ${nullable ? "|o" : "||"}--${alone ? "o|" : "o{"} ${table.name} : "${label}"`;
}

function entity(table: Table): string[] {
  const marked = table.columns.map((column) => ({ column, marks: marks(table, column.name) }));
  const keys = marked.filter((entry) => entry.marks.length > 0);
  return [
    `  ${table.name} {`,
    ...keys.map((key) => `    ${typeName(key.column)} ${key.column.name} ${key.marks.join(", ")}`),
    "  }",
  ];
}

function marks(table: Table, column: string): string[] {
  const inKey = (kind: Constraint["kind"]) =>
    table.constraints.some((key) => key.kind === kind && key.columns.includes(column));
  const found: string[] = [];
  if (inKey("primary key")) found.push("PK");
  if (inKey("foreign key")) found.push("FK");
  if (uniqueKeys(table, "unique").some((key) => key.includes(column))) found.push("UK");
  return found;
}

/** The columns of every constraint of these kinds, and of every unique index over all rows. */
const uniqueKeys = (
  { constraints, indexes }: Table,
  ...kinds: Constraint["kind"][]
): string[][] => [
  ...constraints.filter(({ kind }) => kinds.includes(kind)).map(({ columns }) => columns),
  ...indexes.filter(({ unique, partial }) => unique && !partial).map(({ columns }) => columns),
];

const typeName = ({ type }: Column) =>
  type.replace("timestamp with time zone", "timestamptz").replaceAll(/[^a-z0-9_[\]]/g, "_");
