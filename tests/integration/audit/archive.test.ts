import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { archiveAuditMonth } from "@/lib/audit-logs/archive-audit-month";
import { detachAuditMonth, dropArchivedMonth } from "@/lib/audit-logs/archived-months";
import { sealKeys } from "@/lib/audit-logs/seal-key";
import { verifyArchiveFile } from "@/lib/audit-logs/verify-archive-file";
import { env } from "@/lib/env";
import { archiveAuditLog as task } from "@/lib/jobs/tasks/archive-audit-log";
import { openSealedLog } from "@/tests/support/audit-seals";

const log = openSealedLog();
const { owner, archiveFolder } = log;
const application = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await application.end();
  await log.end();
});

/** The first day of the month so many months ago. */
function monthBefore(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months))
    .toISOString()
    .slice(0, 10);
}
const old = monthBefore(4);
const name = old.slice(0, 7);
const table = `audit_logs_${name.replace("-", "_")}`;
const path = join(archiveFolder, `audit-${name}.jsonl.gz`);

/** Rows of an earlier month. */
async function writeIn(month: string, count: number): Promise<string[]> {
  const ids = await log.write(count);
  await owner`
    update audit_logs set changed_at = ${month}::text::timestamptz + interval '10 days'
      + (id::text || ' ms')::interval where id = any(${`{${ids.join(",")}}`}::text::bigint[])`;
  return ids;
}

let ids: string[];

beforeEach(async () => {
  await log.clear();
  for (const month of [old, monthBefore(1)]) {
    await owner.unsafe(`drop table if exists audit_logs_${month.slice(0, 7).replace("-", "_")}`);
  }
  ids = await writeIn(old, 9);
  await writeIn(monthBefore(1), 3);
  // Also those of months whose rows are in the default one.
  await owner`select make_audit_partitions(1)`;
  await log.seal();
  await log.write(2);
  await log.seal();
  rmSync(log.headsFile);
});

const archive = (month = old) => owner.begin((tx) => archiveAuditMonth(tx, month, archiveFolder));
const lines = () => gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
const rewrite = (edited: string[]) => writeFileSync(path, gzipSync(`${edited.join("\n")}\n`));
const isAttached = async () => {
  const [row] = await owner`select relispartition from pg_class where relname = ${table}`;
  return row?.relispartition;
};
const inLog = async () => {
  const [row] = await owner`select count(*)::int as rows from audit_logs`;
  return row?.rows;
};
const clean = { row: null, seal: null, archive: null, tampered: 0, unproved: 0 };

describe("an archived month", () => {
  test("is a file with its seals, which proves itself, and leaves the log", async () => {
    const record = await archive();
    expect(record).toMatchObject({ month: old, rowCount: 9, file: `audit-${name}.jsonl.gz` });
    const [header, ...rest] = lines().map((line) => JSON.parse(line));
    expect(header).toMatchObject({ month: old });
    expect(rest.filter(Array.isArray).map(([id]) => id)).toEqual(ids);
    expect(rest.filter((line) => !Array.isArray(line))).toHaveLength(1);
    const alone = await verifyArchiveFile(path, sealKeys());
    expect(alone).toEqual({ month: name, seals: 1, rows: 9, finding: null });

    expect(await log.verify()).toMatchObject({ ...clean, rows: 14, archives: { months: 1 } });
    expect(await detachAuditMonth(owner, old)).toBe(true);
    expect(await detachAuditMonth(owner, old)).toBe(false);
    expect(await isAttached()).toBe(false);
    expect(await inLog()).toBe(5);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 5, seals: 3 });
    await dropArchivedMonth(owner, old, archiveFolder);
    expect(await isAttached()).toBeUndefined();
    expect(await log.verify()).toMatchObject({ ...clean, archives: { months: 1, withFile: 1 } });
  });

  test("is archived once", async () => {
    const record = await archive();
    expect(await archive()).toEqual(record);
  });

  test("may have its file elsewhere, but not another file", async () => {
    await archive();
    await detachAuditMonth(owner, old);
    rewrite(lines().map((line) => line.replace('"INSERT"', '"DELETE"')));
    expect((await log.verify()).archive).toEqual({
      month: name,
      detail: expect.stringMatching(new RegExp(`Row ${ids[0]} .* was changed`)),
    });
    await expect(dropArchivedMonth(owner, old, archiveFolder)).rejects.toThrow(
      "is not the file that was written",
    );
    rmSync(path);
    expect(await log.verify()).toMatchObject({ ...clean, archives: { months: 1, withFile: 0 } });
    await expect(dropArchivedMonth(owner, old, archiveFolder)).rejects.toThrow("was not dropped");
    expect(await isAttached()).toBe(false);
  });

  test("needs its record: one that was changed or made by hand excuses nothing", async () => {
    await archive();
    await detachAuditMonth(owner, old);
    await owner`update audit_archives set row_count = 8`;
    expect(await log.verify()).toMatchObject({
      archive: { month: name, detail: "its record was changed, or written by hand" },
      row: { what: "removed", id: ids[0], month: name },
      tampered: 9,
    });
    await expect(archive()).rejects.toThrow("was changed, or written by hand");
    await expect(dropArchivedMonth(owner, old, archiveFolder)).rejects.toThrow(
      "it is not archived",
    );
  });

  test("excuses no removal while it is still in the log", async () => {
    await archive();
    await owner`delete from audit_logs where id = ${ids[3] ?? ""}`;
    expect((await log.verify()).row).toMatchObject({ what: "removed", id: ids[3] });
    await expect(detachAuditMonth(owner, old)).rejects.toThrow("holds 8 rows, its archive 9");
    expect(await isAttached()).toBe(true);
  });
});

describe("a month is not archived", () => {
  const nothing = async () => {
    expect(existsSync(path)).toBe(false);
    expect(await owner`select from audit_archives`).toHaveLength(0);
  };

  test("before it is over", async () => {
    await expect(archive(monthBefore(0))).rejects.toThrow("is not over");
  });

  test("with rows that are not sealed", async () => {
    const late = await log.write(1);
    await owner`update audit_logs set changed_at = ${old}::text::timestamptz where id = ${late[0] ?? ""}`;
    await expect(archive()).rejects.toThrow(`1 rows of ${name} are in no seal`);
    await nothing();
  });

  test.each([
    [
      "changed",
      () => owner`update audit_logs set user_id = 'me' where id = ${ids[1] ?? ""}`,
      () => `Row ${ids[1]} .*was changed`,
    ],
    [
      "removed",
      () => owner`delete from audit_logs where id = ${ids[1] ?? ""}`,
      () => `Row ${ids[1]} of seal 1 was removed`,
    ],
    [
      "removed at the end",
      () => owner`delete from audit_logs where id = ${ids[8] ?? ""}`,
      () => `Row ${ids[8]} of seal 1 was removed`,
    ],
  ])("with a row that was %s", async (_, tamper, reason) => {
    const said = new RegExp(`is not as it was sealed.*${reason()}`);
    await tamper();
    await expect(archive()).rejects.toThrow(said);
    await nothing();
  });

  test("when its seal was changed", async () => {
    await owner`update audit_seals set taken_at = now() where number = 1`;
    await expect(archive()).rejects.toThrow("Seal 1 was changed");
    await nothing();
  });

  test("when there is nothing of it", async () => {
    await expect(archive(monthBefore(9))).rejects.toThrow("There is nothing of");
  });
});

describe("a file names the first row that is not as it was sealed", () => {
  const verdict = async (edit: (all: string[]) => string[]) => {
    await archive();
    rewrite(edit(lines()));
    return (await verifyArchiveFile(path, sealKeys())).finding;
  };

  test("in each of its seals", async () => {
    const late = await writeIn(old, 2);
    await log.seal();
    await archive();
    const whole = await verifyArchiveFile(path, sealKeys());
    expect(whole).toEqual({ month: name, seals: 2, rows: 11, finding: null });
    rewrite(lines().slice(0, -1));
    const { finding } = await verifyArchiveFile(path, sealKeys());
    expect(finding).toBe(`Row ${late[1]} of seal 4 was removed`);
    // A row that was dated back, whoever sealed it, is named by what is in the database.
    expect((await log.verify()).row).toMatchObject({ what: "inserted", id: late[0] });
  });

  test("changed", async () => {
    const edit = (all: string[]) => all.with(4, (all[4] ?? "").replace('"INSERT"', '"DELETE"'));
    expect(await verdict(edit)).toMatch(new RegExp(`^Row ${ids[2]} .* was changed$`));
  });
  test("removed", async () => {
    expect(await verdict((all) => all.toSpliced(4, 1))).toContain(
      `Row ${ids[2]} of seal 1 was removed`,
    );
  });
  test("cut off", async () => {
    expect(await verdict((all) => all.slice(0, -1))).toBe(`Row ${ids[8]} of seal 1 was removed`);
  });
  test("inserted", async () => {
    const edit = (all: string[]) => all.toSpliced(4, 0, (all[2] ?? "").replace(/^\["\d+"/, '["7"'));
    expect(await verdict(edit)).toMatch(/^Row 7 .* was inserted$/);
  });
  test("reordered", async () => {
    const edit = (all: string[]) => all.with(3, all[4] ?? "").with(4, all[3] ?? "");
    expect(await verdict(edit)).toBe(`Row ${ids[1]} of seal 1 was removed or reordered`);
  });
  test("a seal", async () => {
    const edit = (all: string[]) => all.with(1, (all[1] ?? "").replace('"number":1', '"number":3'));
    expect(await verdict(edit)).toBe("Seal 3 was changed");
  });
  test("damage", async () => {
    await archive();
    const bytes = readFileSync(path);
    for (const cut of [bytes.subarray(0, -20), bytes.subarray(0, 40), Buffer.from("nothing")]) {
      writeFileSync(path, cut);
      const { finding } = await verifyArchiveFile(path, sealKeys());
      expect(finding).toBe("The file is damaged: it cannot be read to its end");
    }
  });
});

describe("the application", () => {
  const given = { AUDIT_RETENTION_MONTHS: undefined, AUDIT_ARCHIVE_DIR: env.AUDIT_ARCHIVE_DIR };
  afterAll(() => Object.assign(env, given));
  const run = (retention?: number) => {
    Object.assign(env, { AUDIT_RETENTION_MONTHS: retention, AUDIT_ARCHIVE_DIR: archiveFolder });
    return task.run({}, AbortSignal.timeout(30_000));
  };

  test("archives by its job the months that retention ends, and no others", async () => {
    await run();
    await run(12);
    expect(existsSync(archiveFolder)).toBe(false);
    await run(3);
    await run(3);
    expect(await isAttached()).toBe(false);
    expect(await log.verify()).toMatchObject({ ...clean, rows: 5, archives: { withFile: 1 } });
  });

  test("takes no month out that is not archived, or too young, and drops none", async () => {
    await expect(detachAuditMonth(application, old)).rejects.toThrow("is not archived");
    await archive(monthBefore(1));
    await expect(detachAuditMonth(application, monthBefore(1))).rejects.toThrow(
      "has not been over for a month",
    );
    await archive();
    expect(await detachAuditMonth(application, old)).toBe(true);
    for (const statement of [
      `drop table ${table}`,
      `select from ${table}`,
      `delete from ${table}`,
    ]) {
      await expect(application.unsafe(statement)).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
  });

  test("gives up, and keeps no writer waiting, while the month is in use", async () => {
    await archive();
    await owner.begin(async (tx) => {
      await tx`select from audit_logs limit 1`;
      const detaching = detachAuditMonth(application, old);
      detaching.catch(() => {});
      await log.write(1);
      await expect(detaching).rejects.toThrow("is in use");
    });
    expect(await detachAuditMonth(application, old)).toBe(true);
  });
});
