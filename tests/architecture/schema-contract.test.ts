import { type DBFieldAttribute, getAuthTables } from "better-auth/db";
import { type Column, getTableColumns, is, type Table } from "drizzle-orm";
import { getTableConfig, type IndexColumn, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { auth } from "@/lib/auth/auth";

const tables: Record<string, unknown> = schema;

/** The adapter runs with `usePlural`: a model's table is exported under its name and an s. */
function tableOf(model: string): Table {
  const table = tables[`${model}s`];
  if (!is(table, PgTable)) throw new Error(`db/schema exports no table ${model}s`);
  return table;
}

/** What is wrong with a column for a field that better-auth or a plugin declares. */
function problem(field: DBFieldAttribute, column: Column | undefined): string | undefined {
  if (!column) return "is missing";
  const wanted = typeof field.type === "string" ? field.type : "string";
  if (column.dataType !== wanted) return `is ${column.dataType}, not ${wanted}`;
  if (field.required !== false && !column.notNull) return "may be null";
  if (field.required === false && column.notNull && !column.hasDefault) return "must not be null";
  if (field.unique && !column.isUnique && !hasUniqueIndex(column)) return "is not unique";
}

function hasUniqueIndex(column: Column): boolean {
  const { indexes } = getTableConfig(column.table as PgTable);
  return indexes.some(
    ({ config }) =>
      config.unique &&
      config.columns.length === 1 &&
      (config.columns[0] as IndexColumn).name === column.name,
  );
}

describe("the schema has what the installed better-auth and its plugins declare", () => {
  const declared = Object.values(getAuthTables(auth.options));

  test("which is at least the core, the organizations and the signing keys", () => {
    expect(declared.map(({ modelName }) => modelName)).toEqual(
      expect.arrayContaining([
        ...["user", "session", "account", "verification"],
        ...["organization", "member", "invitation", "jwks"],
      ]),
    );
  });

  test.each(declared.map(({ modelName, fields }) => ({ modelName, fields })))(
    "for $modelName",
    ({ modelName, fields }) => {
      const columns = getTableColumns(tableOf(modelName));
      const problems = Object.entries(fields).map(([key, field]) => {
        const name = field.fieldName ?? key;
        const found = problem(field, columns[name]);
        return found && `${modelName}.${name} ${found}`;
      });
      expect(problems.filter(Boolean)).toEqual([]);
      expect(columns.id).toMatchObject({ dataType: "string", primary: true });
    },
  );

  test("and the check notices what does not fit", () => {
    const { email, emailVerified, banReason } = getTableColumns(schema.users);
    expect(problem({ type: "string" }, undefined)).toBe("is missing");
    expect(problem({ type: "date" }, email)).toBe("is string, not date");
    expect(problem({ type: "string" }, banReason)).toBe("may be null");
    expect(problem({ type: "string", required: false }, email)).toBe("must not be null");
    expect(problem({ type: "string", required: false, unique: true }, banReason)).toBe(
      "is not unique",
    );
    expect(problem({ type: "boolean", required: false }, emailVerified)).toBeUndefined();
  });
});
