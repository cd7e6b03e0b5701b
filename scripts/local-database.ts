import { join } from "node:path";
import postgres from "postgres";
import { type EmbeddedPostgres, startPostgres } from "./embedded-postgres";
import { readSecrets } from "./support/secrets";

export interface LocalDatabase extends Pick<EmbeddedPostgres, "reused" | "stop"> {
  /** The application's login `app`: owns nothing; migrations make it a member of `application`. */
  databaseUrl: string;
  /** The login `owner`: owns the database, may make roles and databases, no superuser. */
  directUrl: string;
}

const DATABASE = "freehold";

/**
 * The development database, in `.data/pg`: starts or reuses the embedded server, and makes sure of
 * its logins and its database. Safe to call again, and from several processes.
 */
export async function startLocalDatabase(
  dataFolder: string,
  onProgress?: (message: string) => void,
): Promise<LocalDatabase> {
  const secrets = await readSecrets(dataFolder);
  const server = await startPostgres({ dataDir: join(dataFolder, "pg"), onProgress });
  try {
    await prepareDatabase(server.superuserUrl, secrets.ownerPassword, secrets.appPassword);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
  return {
    databaseUrl: url("app", secrets.appPassword),
    directUrl: url("owner", secrets.ownerPassword),
    reused: server.reused,
    stop: server.stop,
  };
}

async function prepareDatabase(url: string, owner: string, app: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      // Several commands may arrive at once, and roles have no "if not exists".
      await tx`select pg_advisory_xact_lock(hashtext('freehold: local roles'))`;
      const rows = await tx`select rolname from pg_roles`;
      const roles = new Set(rows.map((row) => row.rolname as string));
      if (!roles.has("owner")) await tx`create role owner`;
      if (!roles.has("app")) await tx`create role app`;
      // Passwords are base64url, so they need no quoting.
      await tx.unsafe(`alter role owner login createrole createdb password '${owner}'`);
      await tx.unsafe(`alter role app login password '${app}'`);
    });
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) {
      await sql.unsafe(`create database ${DATABASE} owner owner`).catch((error) => {
        if (error.code !== "42P04" && error.code !== "23505") throw error;
      });
    }
  } finally {
    await sql.end();
  }
}
