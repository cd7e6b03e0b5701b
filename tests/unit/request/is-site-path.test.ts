import { describe, expect, it } from "vitest";
import { isSitePath } from "@/lib/request/is-site-path";

describe("a path to go on to", () => {
  it.each(["/", "/dashboard", "/org/acme/members?q=a%20b&after=x#top", "/a/../b", "/a//b"])(
    "may be %s",
    (path) => expect(isSitePath(path)).toBe(true),
  );

  it.each([
    "",
    "dashboard",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/.//elsewhere.example",
    "/..//elsewhere.example",
    "/a/..//elsewhere.example",
    "/%2e//elsewhere.example",
    "/%2E%2e//elsewhere.example",
    "/\t/elsewhere.example",
    "/a b",
    "/\uff1bx",
    "/\r\nset-cookie: x",
    "javascript:alert(1)",
    `/${"x".repeat(600)}`,
  ])("may not be %j", (path) => expect(isSitePath(path)).toBe(false));
});
