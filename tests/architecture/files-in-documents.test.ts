import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import manifest from "@/package.json";
import { files, read } from "@/tests/support/architecture/source-files";

const documents = files.filter((file) => /\.md$/.test(file) || file === ".env.example");
const known = new Set(files);
const folders = new Set(
  files.flatMap((file) => file.split("/").map((_, at, path) => path.slice(0, at).join("/"))),
);
const exists = (path: string) => known.has(path) || folders.has(path.replace(/\/$/, ""));

/** Placeholders, patterns, and the table that the documents build as an example. */
const isExample = (path: string) => /[<>*…{}]|notes/.test(path);

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("names files that exist", () => {
    const named = [
      ...text.matchAll(/`((?:app|components|db|docs|drizzle|lib|public|scripts|tests)\/[^`\s]*)`/g),
    ].map(([, path = ""]) => path);
    expect(named.filter((path) => !isExample(path) && !exists(path))).toEqual([]);
  });

  test("links to files that exist", () => {
    const links = [
      ...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)|(?:src|srcset)="([^"]+)"/g),
    ]
      .map(([, link, source]) => link ?? source ?? "")
      .map((link) => join(dirname(document), link));
    expect(links.filter((path) => !isExample(path) && !exists(path))).toEqual([]);
  });

  test("names commands that exist", () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*[a-z])/g)].map(
      ([, name = ""]) => name,
    );
    expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});
