import { describe, expect, it } from "vitest";
import { passwordProblem } from "@/lib/auth/passwords/password-problem";

describe("a new password", () => {
  it.each(["correct horse battery", "Tr0ub4dor&3xyz", "пароль-подлиннее", "🙂🙃😉😊🙂🙃😉😊🙂🙃"])(
    "may be %s",
    async (password) => {
      expect(await passwordProblem(password, ["Kim Example", "kim@example.net"])).toBeNull();
    },
  );

  it.each([
    ["too short", "abc"],
    ["too long", "x".repeat(129)],
    ["common", "password123"],
    ["common in capitals", "PASSWORD123"],
    ["one character repeated", "aaaaaaaaaaaa"],
    ["a row of the keyboard", "qwertyuiop"],
    ["a sequence", "abcdefghij"],
    ["a sequence backwards", "9876543210"],
    ["the name", "KimExample1"],
    ["the address", "kim@example.net"],
    ["the address's first part", "kim.example99"],
  ])("may not be %s", async (_, password) => {
    const personal = ["Kim Example", "kim@example.net", "kim.example@mail.net"];
    expect(await passwordProblem(password, personal)).toMatch(/\S/);
  });
});
