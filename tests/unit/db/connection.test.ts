import { describe, expect, test } from "vitest";
import { parseConnectionUrl } from "@/db/connection";

/** URLs in the forms that hosting providers hand out. */
const providers: [string, string, { connection?: object; [option: string]: unknown }][] = [
  [
    "Neon, pooled",
    "postgresql://neondb_owner:npg_Abc123@ep-cool-sun-123456-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require",
    {
      host: "ep-cool-sun-123456-pooler.eu-central-1.aws.neon.tech",
      port: 5432,
      database: "neondb",
      username: "neondb_owner",
      password: "npg_Abc123",
      ssl: "require",
      prepare: true,
    },
  ],
  [
    "Supabase, transaction pooler",
    "postgresql://postgres.abcdefghijklmnop:s%40fe%2Fpass@aws-0-eu-west-1.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1",
    {
      host: "aws-0-eu-west-1.pooler.supabase.com",
      port: 6543,
      username: "postgres.abcdefghijklmnop",
      password: "s@fe/pass",
      prepare: false,
    },
  ],
  [
    "Railway",
    "postgresql://postgres:aBcDeF@roundhouse.proxy.rlwy.net:31234/railway",
    { host: "roundhouse.proxy.rlwy.net", port: 31234, database: "railway", ssl: false },
  ],
  [
    "RDS with verification",
    "postgres://master:pw@db.abc.eu-central-1.rds.amazonaws.com:5432/app?sslmode=verify-full",
    { ssl: "verify-full" },
  ],
  [
    "Prisma's schema parameter",
    "postgresql://u:p@localhost:5432/db?schema=public&connect_timeout=10&pool_timeout=5",
    { database: "db" },
  ],
  [
    "another schema",
    "postgresql://u:p@localhost/db?schema=tenant",
    { connection: { search_path: "tenant" } },
  ],
  [
    "Neon's endpoint option",
    "postgres://u:p@host/db?options=endpoint%3Dep-cool-sun&application_name=web",
    { connection: { options: "endpoint=ep-cool-sun", application_name: "web" } },
  ],
  ["a URL without a port or database", "postgres://u@db.internal", { port: 5432, ssl: false }],
  ["an IPv6 address", "postgres://u:p@[::1]:5433/db", { host: "::1", port: 5433 }],
  [
    "a password pasted as it is",
    "postgresql://postgres:p#a/s?s@w%rd@db.internal:5432/db?sslmode=require",
    { host: "db.internal", username: "postgres", password: "p#a/s?s@w%rd", ssl: "require" },
  ],
  [
    "Cloud SQL's socket, without a host",
    "postgresql://u:p@/db?host=/cloudsql/project:region:instance",
    { host: "/cloudsql/project:region:instance", username: "u", password: "p", database: "db" },
  ],
  [
    "a transaction pooler's port",
    "postgresql://postgres.abc:pw@aws-0-eu-west-1.pooler.supabase.com:6543/postgres",
    { port: 6543, prepare: false },
  ],
  [
    "a socket folder",
    "postgresql://u@localhost/db?host=/var/run/postgresql",
    { host: "/var/run/postgresql", username: "u", database: "db" },
  ],
  ["a password with a bare percent sign", "postgres://u:100%@h/db", { password: "100%" }],
  ["DigitalOcean", "postgresql://doadmin:pw@h:25060/defaultdb?sslmode=require", { ssl: "require" }],
  ["Heroku", "postgres://u:p@ec2-1-2-3-4.compute.amazonaws.com:5432/d1", { database: "d1" }],
  ["sslmode=prefer", "postgres://u:p@h/db?sslmode=prefer", { ssl: "prefer" }],
  ["sslmode=disable", "postgres://u:p@h/db?sslmode=disable", { ssl: false }],
];

describe("a connection URL", () => {
  test.each(providers)("of %s", (_, url, expected) => {
    const options = parseConnectionUrl(url);
    expect(options).toMatchObject(expected);
    expect(options.connection).toEqual(expected.connection ?? {});
  });

  test("never sends a parameter to the server that PostgreSQL does not know", () => {
    const foreign = "pgbouncer=true&schema=public&channel_binding=require&sslmode=require";
    const more = "connection_limit=5&pool_timeout=0&connect_timeout=10&uselibpqcompat=true";
    const { connection } = parseConnectionUrl(`postgres://u:p@h/db?${foreign}&${more}`);
    expect(connection).toEqual({});
  });

  test("gives way to DB_SSL and DB_PREPARE", () => {
    const url = "postgres://u:p@h/db?sslmode=disable&pgbouncer=true";
    expect(parseConnectionUrl(url, { ssl: "verify-full", prepare: true })).toMatchObject({
      ssl: "verify-full",
      prepare: true,
    });
  });
});
