import { expect, test } from "vitest";
import { mailAddress } from "@/lib/email/mail-address";

test.each([
  ["ada@example.com", "ada@example.com"],
  ["Ada.Lovelace+tag@Example.COM", "Ada.Lovelace+tag@example.com"],
  ["o'brien@example.com", "o'brien@example.com"],
  ["jürgen@example.com", "jürgen@example.com"],
  ["ada@bücher.example", "ada@xn--bcher-kva.example"],
])("%s is an address", (given, expected) => expect(mailAddress(given)).toBe(expected));

test.each([
  "",
  "ada",
  "@example.com",
  "ada@",
  "ada@example.com\r\nBcc: eve@example.com",
  "ada@example.com, eve@example.com",
  "ada@example.com;eve@example.com",
  "Ada <ada@example.com>",
  '"ada lovelace"@example.com',
  '"a\r\nb"@example.com',
  "ada@example.com\u0000",
  "ada @example.com",
  "ada@exa mple.com",
  ".ada@example.com",
  "ada..l@example.com",
  "ada@-example.com",
  `${"a".repeat(65)}@example.com`,
  "ada@[127.0.0.1]",
  "a@b@example.com",
])("%j is none", (given) => expect(mailAddress(given)).toBeNull());
