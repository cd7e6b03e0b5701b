import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { migrate } from "@/db/migrations/migrate";
import { createTestDatabase } from "./database";
import { startTestServer } from "./database-server";

export interface AuditDatabase {
  /** The application's login, the database's owner, and a superuser: several connections each. */
  app: Sql;
  owner: Sql;
  superuser: Sql;
  appUrl: string;
}

/** For a `describe`: a migrated database on a server of that version, while its tests run. */
export function auditDatabase(version: 15 | 18): AuditDatabase {
  const database = {} as AuditDatabase;
  let end = async () => {};

  beforeAll(async () => {
    const server = version === 18 ? undefined : await startTestServer(version);
    const made = server
      ? await createTestDatabase(server.superuserUrl)
      : await createTestDatabase(inject("superuserUrl"), inject("template"));
    const { appUrl, ownerUrl, superuserUrl } = made;
    if (server) await migrate({ url: ownerUrl, applicationUrl: appUrl });
    const connect = (url: string) => postgres(url, { max: 8, onnotice: () => {} });
    database.app = connect(appUrl);
    database.owner = connect(ownerUrl);
    database.superuser = connect(superuserUrl);
    database.appUrl = appUrl;
    end = async () => {
      const { app, owner, superuser } = database;
      await Promise.all([app, owner, superuser].map((sql) => sql.end({ timeout: 5 })));
      await made.drop();
      await server?.stop();
    };
  });
  afterAll(() => end());
  return database;
}
