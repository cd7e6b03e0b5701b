import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSealedLog } from "@/tests/support/audit-seals";
import { nodeOutput } from "@/tests/support/node-output";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
};
const log = openSealedLog();
const { owner, archiveFolder, headsFile } = log;
afterAll(() => log.end());

/** What `npm run <script> -- <args>` says and how it ends. */
const run = (script: string, args: string[], env: Record<string, string> = {}) =>
  nodeOutput([...(scripts[script] ?? "").split(" ").slice(1), "--", ...args], {
    AUDIT_HEADS_FILE: headsFile,
    AUDIT_ARCHIVE_DIR: archiveFolder,
    ...env,
  });

const month = "2024-03";
const file = join(archiveFolder, `audit-${month}.jsonl.gz`);
let ids: string[];

beforeAll(async () => {
  ids = await log.write(6);
  await owner`
    update audit_logs set changed_at = '2024-03-05 12:00+00'::timestamptz + id * interval '1 s'
    where id in ${owner(ids.slice(0, 3))}`;
  await owner`select make_audit_partitions(1)`;
  await log.seal();
});

test("a whole log is said to be one, with what was compared", async () => {
  const { code, out } = await run("db:verify", ["audit"]);
  expect(out.trim().split("\n")).toEqual([
    "6 rows as sealed, in 2 seals",
    "0 rows not sealed yet",
    "0 months archived",
    "1 line of the heads file compared",
    "✓ Everything is as it was sealed.",
  ]);
  expect(code).toBe(0);
});

test("a month is archived, verified by itself, and dropped", async () => {
  const early = await run("db:archive-audit", [month, "--drop"]);
  expect(early.out.trim().split("\n")).toEqual([
    `${month}: 3 rows in ${file}`,
    `${month}: taken out of the log`,
    `${month}: its table is dropped`,
  ]);
  const alone = await run("db:verify", ["audit", "--archive", file]);
  expect(alone).toMatchObject({
    code: 0,
    out: `${month}: 3 rows as sealed, in 1 seal\n✓ Everything is as it was sealed.\n`,
  });
  const whole = await run("db:verify", ["audit"]);
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining("1 month archived\n") });
});

test("the first row that was tampered with is named, and the exit code is 1", async () => {
  await owner`update audit_logs set user_id = 'me' where id in ${owner(ids.slice(4))}`;
  const { code, error } = await run("db:verify", ["audit"]);
  expect(code).toBe(1);
  expect(error).toMatch(
    new RegExp(`✗ Row ${ids[4]} of \\d{4}-\\d\\d, \\S+Z, was changed: .* first of 2 rows`),
  );
});

test.each([
  [
    "another key",
    "db:verify",
    ["audit"],
    { BETTER_AUTH_SECRET: "x".repeat(40) },
    "was made with another key",
  ],
  ["nothing to verify", "db:verify", [], {}, "npm run db:verify -- audit"],
  ["no month", "db:archive-audit", ["2026-13"], {}, "That is no month."],
  ["no month and no retention", "db:archive-audit", [], {}, "No month is named."],
  ["no such file", "db:verify", ["audit", "--archive", "/nowhere.gz"], {}, "/nowhere.gz"],
])("%s is one sentence with what to do", async (_, script, args, env, said) => {
  const { code, error } = await run(script, args, env);
  expect(code).toBe(1);
  expect(error).toContain(said);
  expect(error).not.toMatch(/\n {4}at /);
});
