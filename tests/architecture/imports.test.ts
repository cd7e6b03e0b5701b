import { builtinModules } from "node:module";
import { describe, expect, test } from "vitest";
import manifest from "@/package.json";
import {
  type Import,
  importsOf,
  packageOf,
  reachedFrom,
} from "@/tests/support/architecture/imports";
import { read, sourcesIn } from "@/tests/support/architecture/source-files";

const house = sourcesIn("app", "components", "lib", "db", "scripts", "instrumentation.ts");

/** What may be in a browser: it holds no secret and asks no database. */
const harmless =
  /^lib\/(product|routes|permissions|pagination)\.ts$|\/schemas\.ts$|^lib\/organizations\/slug\.ts$|^lib\/auth\/passwords\/limits\.ts$/;

/** Who may import whom. The first line that fits a file counts; types alone may come from anywhere. */
const rules: [file: RegExp, may: RegExp][] = [
  [/^app\/api\/(health|database)\//, /^(app|lib|db\/ops)\//],
  [/^app\//, /^(app|components|lib)\/(?!jobs\/)/],
  [/^components\//, new RegExp(`^components/|${harmless.source}`)],
  // Doors turn what was thrown into a page.
  [/^lib\/doors\//, /^(lib|db)\/|^components\/[a-z]+-page\.tsx$/],
  // What the other subjects build on: of theirs it knows only what input looks like, and the verb that
  // takes the place of better-auth's.
  [
    /^lib\/auth\//,
    /^db\/|^lib\/[^/]+\.ts$|^lib\/(auth|email|jobs|rate-limits|request|sessions)\/|\/schemas\.ts$|^lib\/organizations\/create-organization\.ts$/,
  ],
  [/^lib\//, /^db\/(?!commands|migrations|seed)|^lib\/(?!doors\/)/],
  [/^db\/schema\//, /^db\/schema\//],
  [/^db\/commands\//, /^(db|lib)\/|^scripts\/support\/migrated-database\.ts$/],
  [/^db\//, /^db\/(?!commands)|^lib\/(env|errors)\.ts$/],
  [/^instrumentation\.ts$/, /^lib\/|^db\/require-safe-login\.ts$/],
  [/^scripts\//, /^(scripts|db|lib|tests\/support)\//],
];

/** The only places that know a package. */
const homes: [packageName: RegExp, home: RegExp][] = [
  // The benchmarks write as verbs do.
  [/^drizzle-orm/, /^(lib|db|scripts\/bench)\//],
  [/^postgres$/, /^(db|scripts)\//],
  [/^pg$/, /^lib\/jobs\//],
  [/^graphile-worker$/, /^lib\/jobs\/|^db\/migrations\//],
  [/^(better-auth|@better-auth|better-call|@better-fetch)(\/|$)/, /^lib\/auth\//],
  [/^@node-rs\/bcrypt$/, /^(lib\/auth\/passwords|scripts\/bench)\//],
  [/^(nodemailer|postal-mime|react-dom\/server)$/, /^lib\/email\//],
  [/^sharp$/, /^lib\/organizations\//],
  [/^pino$/, /^lib\/logger\.ts$/],
  // Only doors turn what happened into redirects and pages; verbs throw.
  [/^next\/navigation$/, /^(app|components|lib\/doors)\//],
  [/^next\/(headers|cache|server)$/, /^(app|lib\/doors)\//],
  [/^@base-ui\/react/, /^components\/ui\//],
];

const breaks = (check: (file: string, one: Import) => boolean): string[] =>
  house.flatMap((file) =>
    importsOf(file)
      .filter((one) => check(file, one))
      .map(({ specifier }) => `${file} imports ${specifier}`),
  );

test("each part of the house imports only what it may", () => {
  const rule = (file: string) => rules.find(([part]) => part.test(file))?.[1] ?? /$^/;
  expect(
    breaks((from, { file, isType }) => Boolean(file) && !isType && !rule(from).test(file ?? "")),
  ).toEqual([]);
});

test("the database's code and the tests are no types for pages and components either", () => {
  const foreign = (from: string) =>
    /^(app|components)\//.test(from) ? /^(db|scripts|tests)\// : /^(app|tests)\//;
  expect(
    breaks((from, { file = "" }) => !from.startsWith("scripts/") && foreign(from).test(file)),
  ).toEqual([]);
});

test("packages are imported only where they are at home", () => {
  expect(
    breaks((file, { specifier, isType }) => {
      const home = homes.find(([name]) => name.test(specifier))?.[1];
      return Boolean(home) && !isType && !home?.test(file);
    }),
  ).toEqual([]);
});

test("no file needs itself", () => {
  const circles = house.filter((file) => {
    const needs = importsOf(file).flatMap(({ file: next, isType }) =>
      next && !isType ? next : [],
    );
    return reachedFrom(needs).has(file);
  });
  expect(circles).toEqual([]);
});

describe("what a browser loads", () => {
  const isServerAction = (file: string) => read(file).startsWith('"use server"');
  const clients = house.filter((file) => read(file).startsWith('"use client"'));
  const loaded = [...reachedFrom(clients, isServerAction)].filter((file) => !isServerAction(file));

  test("is something", () => expect(clients.length).toBeGreaterThan(10));

  test("holds nothing of the server, however far the imports lead", () => {
    const secret = (file: string) => /^(lib|db|scripts)\//.test(file) && !harmless.test(file);
    expect(loaded.filter(secret)).toEqual([]);
  });

  test("needs no package of the server", () => {
    const server = new Set([...builtinModules, "next/headers", "next/server"]);
    const isServer = (specifier: string) =>
      server.has(specifier) ||
      specifier.startsWith("node:") ||
      homes.some(([name, home]) => name.test(specifier) && !/app|components/.test(home.source));
    expect(
      loaded
        .filter((file) => /\.(tsx?|mjs)$/.test(file))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ specifier, isType }) => !isType && isServer(specifier))
            .map(({ specifier }) => `${file} imports ${specifier}`),
        ),
    ).toEqual([]);
  });
});

test("the server runs with the dependencies alone, without those for development", () => {
  const development = new Set(Object.keys(manifest.devDependencies));
  const served = house.filter((file) => /^(app|components|lib|instrumentation)/.test(file));
  const commands = ["scripts/start.ts", "db/commands/migrate.ts", "db/commands/status.ts"];
  const missing = [...reachedFrom([...served, ...commands, "scripts/run.mjs"])]
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier, isType }) => !isType && development.has(packageOf(specifier)))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
  expect(missing).toEqual([]);
});
