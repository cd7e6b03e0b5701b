import type { Catalog } from "./catalog";

/** The tables, columns, indexes, enums, functions and triggers that nobody has described. */
export function missingComments({ tables, enums, functions }: Catalog): string[] {
  const missing: string[] = [];
  const need = (kind: string, name: string, comment: string | null) => {
    if (!comment?.trim()) missing.push(`${kind} ${name}`);
  };
  for (const table of tables) {
    need("table", table.name, table.comment);
    for (const column of table.columns) {
      need("column", `${table.name}.${column.name}`, column.comment);
    }
    for (const index of table.indexes) need("index", index.name, index.comment);
    for (const trigger of table.triggers) {
      need("trigger", `${trigger.name} on ${table.name}`, trigger.comment);
    }
  }
  for (const { name, comment } of enums) need("type", name, comment);
  for (const { signature, comment } of functions) need("function", signature, comment);
  return missing;
}
