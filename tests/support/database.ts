import { randomBytes } from "node:crypto";
import { connected, testLogins, urlFor } from "./database-server";

export interface TestDatabase {
  name: string;
  /** The application's login: owns nothing. */
  appUrl: string;
  /** The login that owns the database. */
  ownerUrl: string;
  superuserUrl: string;
  /** Drops the database; connections that are still open are ended. */
  drop(): Promise<void>;
}

/** Makes a database: a copy of `template`, or an empty one of the logins that tests use. */
export async function createTestDatabase(
  superuserUrl: string,
  template = "template0",
): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await connected(superuserUrl, (sql) =>
    sql.unsafe(`create database ${name} owner ${testLogins.owner} template ${template}`),
  );
  return {
    name,
    appUrl: urlFor(superuserUrl, testLogins.app, name),
    ownerUrl: urlFor(superuserUrl, testLogins.owner, name),
    superuserUrl: urlFor(superuserUrl, "postgres", name),
    drop: async () => {
      await connected(superuserUrl, (sql) =>
        sql.unsafe(`drop database if exists ${name} with (force)`),
      );
    },
  };
}
