import { DrizzleQueryError } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logError, logger } from "@/lib/logger";

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => Boolean(lines.push(String(line))));
});
afterEach(() => vi.restoreAllMocks());

const logged = () => JSON.parse(lines.join(""));

test("redacts whatever is called a secret, at any depth", () => {
  logger.warn({
    password: "p-1",
    user: { accessToken: "t-2", email: "ada@example.com", list: [{ clientSecret: "s-3" }] },
    headers: { Authorization: "Bearer b-4", "set-cookie": "c-5", "x-api-key": "k-6" },
    kept: "seen",
  });
  expect(lines.join("")).not.toMatch(/p-1|t-2|s-3|b-4|c-5|k-6|ada@/);
  expect(logged()).toMatchObject({ level: "warn", kept: "seen" });
});

test("a failed query is logged without its parameters", () => {
  const cause = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    constraint_name: "users_email_idx",
    detail: "Key (email)=(ada@example.com) already exists.",
  });
  const id = logError(
    new DrizzleQueryError("insert into users values ($1, $2)", ["ada@example.com", "tok-7"], cause),
    { route: "/api/x" },
  );
  expect(lines.join("")).not.toMatch(/ada@example|tok-7|already exists/);
  expect(logged()).toMatchObject({
    id,
    route: "/api/x",
    error: {
      query: "insert into users values ($1, $2)",
      cause: { code: "23505", constraint_name: "users_email_idx" },
    },
  });
});

test("a query's error inside any log call is as mute", () => {
  logger.error({ err: new DrizzleQueryError("select $1", ["tok-8"], new Error("no")) }, "failed");
  expect(lines.join("")).not.toContain("tok-8");
});

test("values that PostgreSQL quotes are left out", () => {
  logError(
    Object.assign(new Error('invalid input syntax for type integer: "tok-9"'), { code: "22P02" }),
  );
  expect(lines.join("")).not.toContain("tok-9");
  expect(logged().error.message).toBe("invalid input syntax for type integer");
});

test("addresses, credentials and queries of URLs in a message are left out", () => {
  logError(
    new Error(
      "ada@example.com at smtp://bob:pw-10@mail.example/?x=1 and https://a.b/c?token=tok-11",
    ),
  );
  expect(lines.join("")).not.toMatch(/ada@|pw-10|tok-11/);
});

test.each([[undefined], [null], ["text"], [{ message: "object" }]])(
  "bears %j as an error",
  (it) => {
    expect(logError(it)).toMatch(/^[0-9a-f]{12}$/);
  },
);
