import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { describeFindings } from "@/lib/audit-logs/describe-verdict";
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

const timeOf = async (row: string) => {
  const [found] = await owner<{ time: string }[]>`
    select to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as time
    from audit_logs where id = ${row}::text::bigint`;
  return found?.time;
};

test("a log that nobody touched is as it was sealed", async () => {
  const verdict = await log.verify();
  expect(describeFindings(verdict)).toEqual([]);
  expect(verdict).toMatchObject({ rows: 9, seals: 3, heads: 3, tampered: 0, unproved: 0 });
  expect(verdict.unsealed).toEqual({ rows: 1, since: await timeOf(id(9)) });
});

const contents =
  "table_name operation user_id changed_data row_id organization_id impersonator_id ip_address user_agent request_id transaction_id";
const all = ["id", "changed_at", ...contents.split(" ")];

/** The tampering, and the first row that it touches, with what has to be said of it. */
const onRows: [
  name: string,
  () => Promise<unknown>,
  row: () => string,
  what: string,
  n?: number,
][] = [
  [
    "a changed row",
    () => owner`update audit_logs set user_id = 'me' where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "a changed row, after another",
    () => owner`update audit_logs set changed_data = null where id in (${id(7)}, ${id(2)})`,
    () => id(2),
    "changed",
    2,
  ],
  [
    "a row of another transaction",
    () => owner`update audit_logs set transaction_id = transaction_id + 1 where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "a row of no transaction",
    () => owner`update audit_logs set transaction_id = null where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "a row of another minute",
    () =>
      owner`update audit_logs set changed_at = changed_at + interval '1 minute' where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "a row of another month",
    () =>
      owner`update audit_logs set changed_at = changed_at - interval '40 days' where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "a row of no time",
    () => owner`update audit_logs set changed_at = '-infinity' where id = ${id(4)}`,
    () => id(4),
    "changed",
  ],
  [
    "the first row removed",
    () => owner`delete from audit_logs where id = ${id(0)}`,
    () => id(0),
    "removed",
  ],
  [
    "a row in the middle removed",
    () => owner`delete from audit_logs where id = ${id(4)}`,
    () => id(4),
    "removed",
  ],
  [
    "the last sealed row removed",
    () => owner`delete from audit_logs where id = ${id(8)}`,
    () => id(8),
    "removed",
  ],
  [
    "several rows removed",
    () => owner`delete from audit_logs where id in (${id(5)}, ${id(3)}, ${id(8)})`,
    () => id(3),
    "removed",
    3,
  ],
  ["the whole log removed", () => owner`truncate audit_logs`, () => id(0), "removed", 9],
];

describe.each(["at once", "after sealing again"])("named %s", (when) => {
  test.each(onRows)("%s", async (_, tamper, row, what, tampered = 1) => {
    const expected = row();
    await tamper();
    if (when !== "at once") {
      await log.write(2);
      await log.seal();
    }
    const verdict = await log.verify();
    expect(verdict.row).toMatchObject({ what, id: expected, month: expect.any(String) });
    expect(verdict).toMatchObject({ tampered, seal: null, unproved: 0 });
    if (what === "changed")
      expect(verdict.row?.time ?? null).toBe((await timeOf(expected)) ?? null);
  });

  const inserted: [name: string, columns: string, values: string][] = [
    ["by hand", "table_name, operation", "'users', 'INSERT'"],
    [
      "with a copied transaction",
      "table_name, operation, transaction_id",
      "'users', 'INSERT', (select min(transaction_id) from audit_logs)",
    ],
    [
      "with a copied transaction and its time",
      "table_name, operation, changed_at, transaction_id",
      "'users', 'INSERT', (select min(changed_at) + interval '1 microsecond' from audit_logs), (select min(transaction_id) from audit_logs)",
    ],
    [
      "of a transaction that has not taken place",
      "table_name, operation, transaction_id",
      "'users', 'INSERT', 1::bigint << 60",
    ],
    [
      "backdated",
      "table_name, operation, changed_at, transaction_id",
      "'users', 'INSERT', now() - interval '1 hour', pg_current_xact_id()::text::bigint",
    ],
    [
      "backdated by months",
      "table_name, operation, changed_at, transaction_id",
      "'users', 'INSERT', now() - interval '1 year', pg_current_xact_id()::text::bigint",
    ],
    [
      "of no time",
      "table_name, operation, changed_at, transaction_id",
      "'users', 'INSERT', '-infinity', pg_current_xact_id()::text::bigint",
    ],
  ];
  test.each(inserted)("a row inserted %s", async (_, columns, values) => {
    const [row] = await owner.unsafe<{ id: string }[]>(
      `insert into audit_logs (${columns}) values (${values}) returning id::text`,
    );
    if (when !== "at once") {
      await log.write(2);
      await log.seal();
    }
    const verdict = await log.verify();
    expect(verdict.row).toMatchObject({
      what: "inserted",
      id: row?.id,
      time: await timeOf(row?.id ?? ""),
    });
    expect(verdict).toMatchObject({
      tampered: 1,
      seal: null,
      unproved: 0,
      rows: when === "at once" ? 9 : 12,
    });
  });

  test("a copy of a row under its own number", async () => {
    await owner`insert into audit_logs overriding system value
      select (json_populate_record(l, json_build_object('changed_at', changed_at + interval '1 second', 'user_id', 'me'))).*
      from audit_logs l where id = ${id(4)}`;
    if (when !== "at once") await log.seal();
    const verdict = await log.verify();
    expect(verdict.row).toMatchObject({ what: "inserted", id: id(4) });
    expect(verdict.tampered).toBe(1);
  });

  const swaps: [name: string, columns: string][] = [
    ["numbers", "id"],
    ["contents", contents],
    ["times", "changed_at"],
  ];
  test.each(swaps)("two rows that exchanged their %s", async (_, columns) => {
    const [one, other] = [id(1), id(7)];
    const first = await timeOf(one);
    const names = columns.split(" ");
    const list = all.map((name) => `${names.includes(name) ? "b" : "a"}.${name}`).join(", ");
    await owner.unsafe(`
      create temporary table swapped as select * from audit_logs where id in (${one}, ${other});
      delete from audit_logs where id in (${one}, ${other});
      insert into audit_logs (${all.join(", ")}) overriding system value
        select ${list} from swapped a join swapped b on a.id <> b.id;
      drop table swapped`);
    if (when !== "at once") {
      await log.write(1);
      await log.seal();
    }
    const verdict = await log.verify();
    // What stands first now: of exchanged numbers and times, the row that came from the end.
    const expected = columns === "id" || columns === "changed_at" ? other : one;
    expect(verdict.row).toMatchObject({ what: "reordered", id: expected, time: first });
    expect(verdict).toMatchObject({ tampered: 2, seal: null });
  });

  test("a row under a new number", async () => {
    await owner`update audit_logs set id = default where id = ${id(4)}`;
    if (when !== "at once") {
      await log.write(1);
      await log.seal();
    }
    const { row, tampered } = await log.verify();
    expect(row).toMatchObject({ what: "reordered", id: id(4) });
    expect(row?.detail).toMatch(/stands as row \d+ now$/);
    expect(tampered).toBe(2);
  });
});

test("named: a whole copy of a row, after its primary key was dropped", async () => {
  await owner`alter table audit_logs drop constraint audit_logs_pkey`;
  try {
    await owner`insert into audit_logs (${owner.unsafe(all.join(", "))}) overriding system value
      select ${owner.unsafe(all.join(", "))} from audit_logs where id = ${id(4)}`;
    const { row, tampered, rows } = await log.verify();
    expect(row).toMatchObject({ what: "inserted", id: id(4), time: await timeOf(id(4)) });
    expect({ tampered, rows }).toEqual({ tampered: 1, rows: 9 });
  } finally {
    await owner`truncate audit_logs`;
    await owner`alter table audit_logs add primary key (changed_at, id)`;
  }
});
