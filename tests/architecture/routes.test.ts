import { describe, expect, test } from "vitest";
import { read, sourcesIn } from "@/tests/support/architecture/source-files";
import { type Audience, audience } from "@/tests/support/audience";

/** How a page or a route proves that it asks who is there. */
const asks: Record<Audience, RegExp> = {
  anyone: /^/,
  "signed in": /\brequireSession\(\)/,
  member: /\bmemberContext\(/,
  "organization admin": /\bmemberContext\(/,
  development: /\bdevelopmentOnly\(\)|\bgetMail\(/,
};

/** Pages and layouts that read nothing which could fail: they need no door. */
const withoutDoor = [
  "app/layout.tsx",
  "app/(marketing)/layout.tsx",
  "app/(marketing)/page.tsx",
  "app/(auth)/layout.tsx",
  // A folder of files, for development.
  "app/dev/mail/layout.tsx",
  "app/dev/mail/page.tsx",
  "app/dev/mail/[id]/page.tsx",
  "app/dev/mail.json/route.ts",
  // Says that the process answers, and nothing else.
  "app/api/health/route.ts",
];

const named = (pattern: RegExp) => sourcesIn("app").filter((file) => pattern.test(file));
const pages = named(/\/page\.tsx$/);
const layouts = named(/\/(layout|template)\.tsx$/);
const handlers = named(/\/route\.tsx?$/);

const addressOf = (file: string) =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((segment) => !/^\(.*\)$/.test(segment))
    .join("/")}`;

describe("the table of routes", () => {
  test("lists every page and route of app/, and nothing else", () => {
    const addresses = [...pages, ...handlers].map(addressOf);
    expect(addresses.toSorted()).toEqual(Object.keys(audience).toSorted());
  });

  test.each([...pages, ...handlers])("%s asks who is there", (file) => {
    const who = audience[addressOf(file)] ?? "anyone";
    expect(read(file), `${addressOf(file)} is for: ${who}`).toMatch(asks[who]);
  });

  test("is where all links of lib/routes.ts lead", () => {
    const known = Object.keys(audience).map((address) => address.replaceAll(/\[[^\]]*\]/g, "*"));
    const links = [...read("lib/routes.ts").matchAll(/["`](\/[^"`?]*)["`]/g)].map(([, path = ""]) =>
      path.replaceAll(/\$\{\w+\}/g, "*"),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !known.includes(link))).toEqual([]);
  });
});

describe("doors", () => {
  test.each([...pages, ...layouts].filter((file) => !withoutDoor.includes(file)))(
    "%s goes through the door of pages",
    (file) => {
      expect(read(file)).toMatch(/^import \{[^}]*\bpage\b[^}]*\} from "@\/lib\/doors\/page";$/m);
      expect(read(file)).toMatch(/^export default page\(/m);
    },
  );

  test.each(handlers.filter((file) => !withoutDoor.includes(file)))(
    "%s goes through the door of routes",
    (file) => {
      const exported = [...read(file).matchAll(/^export (.*)$/gm)].map(([, text = ""]) => text);
      const doors = /^const [A-Z]+ = (route\(|authRoute;)|^const (dynamic|runtime|revalidate) = /;
      expect(exported.filter((text) => !doors.test(text))).toEqual([]);
    },
  );

  test("the list of exceptions names files that exist", () => {
    const all = [...pages, ...layouts, ...handlers];
    expect(withoutDoor.filter((file) => !all.includes(file))).toEqual([]);
  });

  test("nothing streams above a page: a status cannot be changed once it is sent", () => {
    const streaming = sourcesIn("app", "components").filter(
      (file) => /\/(loading|default)\.tsx$/.test(file) || /<Suspense\b/.test(read(file)),
    );
    expect(streaming).toEqual([]);
  });
});
