import { describe, expect, test } from "vitest";
import { withoutComments } from "@/tests/support/architecture/imports";
import { read, sourcesIn } from "@/tests/support/architecture/source-files";

const actions = sourcesIn("app").filter((file) => file.endsWith("/actions.ts"));

/** Actions that need no door, with the reason. */
const withoutDoor: Record<string, string> = {
  deleteAllMailsAction: "empties the development mailbox and takes no input",
  signOutAction: "calls one that has gone through it, for forms that show no message",
};

/** Forms that people who are not signed in may send; every other action asks for a session. */
const forAnyone = [
  "signInAction",
  "signInWithProviderAction",
  "signOutAction",
  "signUpAction",
  "sendVerificationAction",
  "verifyEmailAction",
  "requestPasswordResetAction",
  "resetPasswordAction",
  // What lets them in is the secret of the link.
  "joinAction",
  "declineInvitationAction",
  "mailInvitationLinkAction",
  "switchPersonAction",
];

const exportsOf = (file: string) =>
  [...withoutComments(read(file)).matchAll(/^export (.*)$/gm)].map(([, text = ""]) => text);

const nameOf = (text: string) => /^(?:const|async function) (\w+)/.exec(text)?.[1] ?? text;

test("server functions live in files named actions.ts alone", () => {
  const elsewhere = sourcesIn("app", "components", "lib", "db").filter(
    (file) => !actions.includes(file) && /^\s*["']use server["']/m.test(read(file)),
  );
  expect(elsewhere).toEqual([]);
  expect(actions.filter((file) => !read(file).startsWith('"use server";\n'))).toEqual([]);
});

describe.each(actions)("%s", (file) => {
  const exported = exportsOf(file).filter((text) => !withoutDoor[nameOf(text)]);

  test("exports nothing but actions that go through the door", () => {
    const strange = exported.filter(
      (text) => !/^const \w+Action = (action|sessionAction)\($/.test(text.replace(/\(.*$/, "(")),
    );
    expect(strange).toEqual([]);
  });

  test("asks for a session where its forms are not for everybody", () => {
    const open = exported.filter((text) => !text.includes("= sessionAction(")).map(nameOf);
    expect(open.filter((name) => !forAnyone.includes(name))).toEqual([]);
  });
});

test("the lists of exceptions name actions that exist", () => {
  const names = actions.flatMap(exportsOf).map(nameOf);
  const listed = [...forAnyone, ...Object.keys(withoutDoor)];
  expect(listed.filter((name) => !names.includes(name))).toEqual([]);
});
