import type { Catalog } from "./catalog";
import { code, prose, table } from "./markdown";
import { renderDiagram } from "./render-diagram";
import { renderTable } from "./render-table";

const introduction = `# The database

<!-- Made by npm run db:docs from the catalog of a migrated database. Do not edit. -->

This page is made by \`npm run db:docs\`: the migrations are applied to an empty database, and what its
catalog says is written down. Meanings and reasons are the comments in the database (\`COMMENT ON …\`),
so psql's \`\\d+\` shows them too. To change a text, write a migration with another comment. \`npm run verify\` fails
when this page is stale.

Not on this page: the schema \`graphile_worker\` (the job queue, kept by its own library) and
\`drizzle.__drizzle_migrations\` (which migrations this database has).

## Roles
Nobody works as a superuser. The owner makes and owns everything and is used by migrations and operators only.

| Role | Login | What it is for |
|---|---|---|
| \`application\` | no | The group of the application's login: holds its rights table by table. It sees no row of a tenant's table. |
| \`application_tenant\` | no | Taken for one transaction that works for one organization, named by \`app.organization_id\`: sees that organization's rows alone. |
| \`application_registry\` | no | Taken for one transaction that has to see across organizations: signing in, "my organizations", the admin console, jobs. |

Each write tells the audit log who makes it through \`app.actor\`, a setting of its transaction. How these roles are
used: [architecture.md](architecture.md). How they are made: [operations/migrations.md](operations/migrations.md).
`;

/** The whole of `docs/database.md`. The same catalog gives the same text. */
export function renderDatabase({ tables, enums, functions }: Catalog): string {
  const lines = [
    introduction,
    "## Diagram",
    "Key columns only: PK primary key, FK foreign key, UK unique (alone or with the others marked so).",
    "",
    ...renderDiagram(tables),
    "## Tables",
    "A trigger marked *always* also fires in sessions that call themselves a replica's. *No row* is a right that",
    "row-level security leaves nothing of.",
    "",
    ...table(
      ["Table", "What it is for"],
      tables.map(({ name, comment }) => [`[${name}](#${name})`, prose(comment)]),
    ),
    ...tables.flatMap(renderTable),
    "## Types",
    ...table(
      ["Type", "Values", "Meaning"],
      enums.map(({ name, values, comment }) => [
        code(name),
        values.map(code).join(", "),
        prose(comment),
      ]),
    ),
    "## Functions",
    "Each belongs to the owner. What is marked so runs with the owner's rights.",
    "",
    ...table(
      ["Function", "Returns", "What it does", "Who may call it"],
      functions.map(({ signature, returns, securityDefiner, executedBy, comment }) => [
        code(signature),
        code(returns) + (securityDefiner ? ", with the owner's rights" : ""),
        prose(comment),
        executedBy.length === 0 ? "the owner" : executedBy.map(code).join(", "),
      ]),
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
