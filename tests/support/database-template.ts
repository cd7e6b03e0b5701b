import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { migrate } from "@/db/migrations/migrate";
import { connected, testLogins, urlFor } from "./database-server";

/** Templates of other states of the code that stay, for whoever works on two branches. */
const keptTemplates = 4;

/** Everything that decides what a migrated database looks like. */
function schemaState(): string {
  const hash = createHash("sha256");
  for (const folder of ["drizzle", "db/migrations", "node_modules/graphile-worker/sql"]) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
      hash.update(path).update("\0").update(readFileSync(path)).update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** Makes the migrated database that tests are cloned from, unless it is there. Returns its name. */
export async function prepareTemplate(superuserUrl: string): Promise<string> {
  const template = `freehold_template_${schemaState()}`;
  return connected(superuserUrl, async (sql) => {
    await sql`select pg_advisory_lock(hashtext('freehold: test template'))`;
    const found = await sql`select from pg_database where datname = ${template}`;
    if (found.length === 0) await buildTemplate(sql, superuserUrl, template);
    return template;
  });
}

async function buildTemplate(sql: Sql, superuserUrl: string, template: string) {
  // Renamed when it is whole, so that an interruption leaves nothing that looks like a template.
  const draft = "freehold_template_draft";
  await sql.unsafe(`drop database if exists ${draft} with (force)`);
  await sql.unsafe(`create database ${draft} owner ${testLogins.owner} template template0`);
  await migrate({
    url: urlFor(superuserUrl, testLogins.owner, draft),
    applicationUrl: urlFor(superuserUrl, testLogins.app, draft),
  });
  await sql.unsafe(`alter database ${draft} rename to ${template}`);
  await sql.unsafe(`alter database ${template} with allow_connections false`);
  const old = await sql<{ name: string }[]>`
    select datname as name from pg_database where datname like 'freehold\\_template\\_%'
    order by oid desc offset ${keptTemplates}`;
  for (const { name } of old) await sql.unsafe(`drop database if exists ${name} with (force)`);
}
