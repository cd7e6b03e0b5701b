import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { appendHead } from "@/lib/audit-logs/heads-file";
import { sealAuditLog } from "@/lib/audit-logs/seal-audit-log";
import { verifyAuditLog } from "@/lib/audit-logs/verify-audit-log";
import { env } from "@/lib/env";

export interface SealedLog {
  /** The owner, who may do anything to the log. */
  owner: Sql;
  headsFile: string;
  archiveFolder: string;
  /** Empties the log and its seals, and forgets the heads. */
  clear(): Promise<void>;
  /** Makes so many rows, each in a transaction of its own, and returns their ids. */
  write(count: number, tag?: string): Promise<string[]>;
  /** Empties the log, writes nine rows under three seals, and one row more. Returns the ids. */
  writeThreeSeals(): Promise<string[]>;
  /** What the job does. */
  seal(): ReturnType<typeof sealAuditLog>;
  verify(): ReturnType<typeof verifyAuditLog>;
  end(): Promise<void>;
}

/** The log of this test's database, with the heads file and the archives in a folder of its own. */
export function openSealedLog(url = env.DIRECT_URL): SealedLog {
  const folder = mkdtempSync(join(tmpdir(), "freehold-audit-"));
  const headsFile = join(folder, "heads.jsonl");
  const archiveFolder = join(folder, "archives");
  const owner = postgres(url, { max: 8, fetch_types: false, onnotice: () => {} });
  const log: SealedLog = {
    owner,
    headsFile,
    archiveFolder,
    async clear() {
      await owner`delete from users`;
      await owner`truncate audit_logs, audit_seals, audit_archives`;
      rmSync(folder, { recursive: true, force: true });
    },
    async write(count, tag = "row") {
      const [before] = await owner`select coalesce(max(id), 0)::text as id from audit_logs`;
      const first = await owner`select count(*)::int as n from users`;
      for (let n = 0; n < count; n++) {
        const id = `${tag}-${Number(first[0]?.n) + n}`;
        await owner`insert into users (id, name, email) values (${id}, 'Ada', ${`${id}@example.com`})`;
      }
      const rows = await owner<{ id: string }[]>`
        select id::text from audit_logs where id > ${before?.id}::text::bigint order by audit_logs.id`;
      return rows.map(({ id }) => id);
    },
    async writeThreeSeals() {
      await log.clear();
      const ids: string[] = [];
      for (let run = 0; run < 3; run++) {
        ids.push(...(await log.write(3)));
        await log.seal();
      }
      return [...ids, ...(await log.write(1))];
    },
    async seal() {
      const head = await owner.begin((tx) => sealAuditLog(tx));
      if (head) await appendHead(headsFile, head);
      return head;
    },
    verify: () => verifyAuditLog(owner, { headsFile, archiveFolder }),
    async end() {
      await owner.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return log;
}
