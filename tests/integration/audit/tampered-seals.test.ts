import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { openSealedLog } from "@/tests/support/audit-seals";

const log = openSealedLog();
const { owner } = log;
afterAll(() => log.end());

/** The ids of nine rows, three in each of three seals, and one row more. */
let ids: string[];
const id = (n: number) => ids[n] ?? "";

beforeEach(async () => {
  ids = await log.writeThreeSeals();
});

describe.each(["at once", "after sealing again"])("named %s", (when) => {
  const onSeals: [
    name: string,
    () => Promise<unknown>,
    number: number,
    what: string,
    unproved: number,
  ][] = [
    [
      "a changed time",
      () => owner`update audit_seals set taken_at = taken_at - interval '1 day' where number = 2`,
      2,
      "changed",
      0,
    ],
    [
      "a changed snapshot",
      () => owner`update audit_seals set snapshot = '1:1:' where number = 2`,
      2,
      "changed",
      0,
    ],
    [
      "a row less",
      () =>
        owner`update audit_seals set row_count = 2, row_ids = row_ids[1:2], row_hashes = substring(row_hashes for 64) where number = 2`,
      2,
      "changed",
      1,
    ],
    [
      "a changed hash",
      () =>
        owner`update audit_seals set row_hashes = set_byte(row_hashes, 40, 255 - get_byte(row_hashes, 40)) where number = 2`,
      2,
      "changed",
      1,
    ],
    [
      "a changed end",
      () =>
        owner`update audit_seals set seal = set_byte(seal, 0, 255 - get_byte(seal, 0)) where number = 3`,
      3,
      "changed",
      0,
    ],
    [
      "its first one removed",
      () => owner`delete from audit_seals where number = 1`,
      1,
      "missing",
      3,
    ],
    [
      "a middle one removed",
      () => owner`delete from audit_seals where number = 2`,
      2,
      "missing",
      3,
    ],
    [
      "a middle one removed and the next one renumbered",
      () =>
        owner`with removed as (delete from audit_seals where number = 2) update audit_seals set number = 12 where number = 3`,
      2,
      "missing",
      0,
    ],
    [
      "two exchanged",
      async () => {
        await owner`update audit_seals set number = 99 where number = 2`;
        await owner`update audit_seals set number = 2 where number = 3`;
        await owner`update audit_seals set number = 3 where number = 99`;
      },
      2,
      "changed",
      0,
    ],
  ];
  test.each(onSeals)("a chain of seals with %s", async (name, tamper, number, what, unproved) => {
    await tamper();
    const verdict = await log.verify();
    expect(verdict.seal).toMatchObject({ number, what });
    if (!name.includes("renumbered")) expect(verdict).toMatchObject({ row: null, unproved });
  });

  test("a cut-off end of the chain, by the heads file alone", async () => {
    await owner`delete from audit_logs where id in (${id(6)}, ${id(7)}, ${id(8)})`;
    await owner`delete from audit_seals where number = 3`;
    if (when !== "at once") {
      await log.write(1);
      await log.seal();
    }
    expect((await log.verify()).seal).toMatchObject({
      number: 3,
      what: when === "at once" ? "missing" : "replaced",
    });
    rmSync(log.headsFile);
    const verdict = await log.verify();
    expect(verdict).toMatchObject({ heads: null, seal: null, row: null });
  });

  test("a chain that was removed as a whole", async () => {
    await owner`truncate audit_seals`;
    if (when !== "at once") await log.seal();
    const verdict = await log.verify();
    expect(verdict.seal).toMatchObject({
      number: 1,
      what: when === "at once" ? "missing" : "replaced",
    });
  });
});

test("a torn line of the heads file is passed over", async () => {
  const text = readFileSync(log.headsFile, "utf8");
  writeFileSync(log.headsFile, text.slice(0, -20));
  appendFileSync(log.headsFile, "\n");
  expect(await log.verify()).toMatchObject({ heads: 2, seal: null });
});

describe("the key", () => {
  const secret = env.BETTER_AUTH_SECRET;
  const next = "another secret of thirty-two characters or more";
  afterEach(() => Object.assign(env, { AUDIT_SECRET: [], BETTER_AUTH_SECRET: secret }));

  test("of another environment is named, and nothing is said about rows", async () => {
    Object.assign(env, { BETTER_AUTH_SECRET: next });
    await expect(log.verify()).rejects.toThrow(
      /^Seal 1 was made with another key \([0-9a-f]{16}\) than this environment has/,
    );
  });

  test("can be rotated: the first one seals, all of them verify", async () => {
    Object.assign(env, { AUDIT_SECRET: [next, secret], BETTER_AUTH_SECRET: "" });
    await log.seal();
    expect(await log.verify()).toMatchObject({ rows: 10, seals: 4, row: null, seal: null });
    const keys = await owner`select distinct key_id from audit_seals`;
    expect(keys).toHaveLength(2);
    Object.assign(env, { AUDIT_SECRET: [], BETTER_AUTH_SECRET: secret });
    await expect(log.verify()).rejects.toThrow(/^Seal 4 was made with another key/);
  });
});
