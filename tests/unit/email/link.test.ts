import { expect, test } from "vitest";
import { link } from "@/lib/email/link";

test("is absolute, on APP_URL, with its parameters encoded", () => {
  expect(link("/verify-email", { token: "a b&c=d#e" })).toBe(
    "http://localhost:3000/verify-email?token=a+b%26c%3Dd%23e",
  );
});

test("cannot leave the site", () => {
  expect(new URL(link("//evil.example/x")).host).toBe("localhost:3000");
});
