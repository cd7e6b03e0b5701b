import { describe, expect, test } from "vitest";
import { withoutComments } from "@/tests/support/architecture/imports";
import { files, read, sourcesIn } from "@/tests/support/architecture/source-files";

const code = files.filter((file) => /\.(tsx?|mjs|css)$/.test(file));
const tests = sourcesIn("tests");
/** Holds the patterns that it looks for. */
const self = "tests/architecture/files.test.ts";

const linesWith = (pattern: RegExp, among: readonly string[]) =>
  among
    .filter((file) => file !== self)
    .flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) ? `${file}:${index + 1}: ${line.trim()}` : [],
        ),
    );

describe("names", () => {
  /** Names that Next, GitHub and others demand. */
  const demanded =
    /^(\[.+\]|\(.+\)|_[a-z-]+|\.[a-z-]+|README|AGENTS|LICENSE|[a-z-]+\.config|\d{4}_[a-z0-9_]+|_journal|\d{4}_snapshot)$/;

  test("of files and folders are in kebab-case", () => {
    const strange = files.filter((file) =>
      file.split("/").some((segment, index, path) => {
        const isFile = index === path.length - 1;
        const name = isFile
          ? segment.replace(/(\.(test|spec|d))?\.[a-z0-9]+$/, "").replace(/\.json$/, "")
          : segment;
        return (
          name !== "" &&
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.(json|csv))?$/.test(name) &&
          !demanded.test(name)
        );
      }),
    );
    expect(strange).toEqual([]);
  });
});

test("no file of code has more than 300 lines", () => {
  const long = code
    .map((file) => ({ file, lines: read(file).trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

describe("code says what it means", () => {
  test("without any, and without silencing the compiler", () => {
    const loophole = /(:|\bas|<|\|)\s*any\b(?!["'`\s]*[a-z])|@ts-(ignore|nocheck|expect-error)/;
    expect(
      linesWith(loophole, sourcesIn("app", "components", "lib", "db", "scripts", "tests")),
    ).toEqual([]);
  });

  test("and is finished", () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/, code)).toEqual([]);
  });
});

describe("tests", () => {
  test("all run", () => {
    const skipping =
      /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme|fails|skipIf|runIf)\b|\bf?xit\(|\bxdescribe\(/;
    expect(linesWith(skipping, tests)).toEqual([]);
  });

  test("wait for what they need and never for time to pass", () => {
    // A deadline that something else races against is no sleep.
    const sleeping =
      /waitForTimeout|Atomics\.wait|\bawait (new Promise\b.*\b)?(setTimeout|sleep|delay|pause)\(/;
    expect(linesWith(sleeping, tests)).toEqual([]);
  });

  test("stand in the folders that are run", () => {
    const found = files.filter((file) => /\.(test|spec)\.[a-z]+$/.test(file));
    const homes = /^tests\/(unit|integration|architecture|e2e)\//;
    expect(found.filter((file) => !homes.test(file))).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
  });

  test("assert something", () => {
    const silent = tests.filter(
      (file) =>
        /\.(test|spec)\.tsx?$/.test(file) && !/\bexpect\b/.test(withoutComments(read(file))),
    );
    expect(silent).toEqual([]);
  });
});
