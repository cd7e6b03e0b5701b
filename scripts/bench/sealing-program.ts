import postgres from "postgres";
import { sql } from "@/db/client";
import { registryTransaction } from "@/db/registry-transaction";
import { canonicalRow } from "@/lib/audit-logs/canonical-row";
import { readInBatches } from "@/lib/audit-logs/read-in-batches";
import { hashRow } from "@/lib/audit-logs/seal";
import { sealAuditLog } from "@/lib/audit-logs/seal-audit-log";
import { sealKeys } from "@/lib/audit-logs/seal-key";
import { env } from "@/lib/env";
import { memberCount, organizationCount } from "./database-arena";
import { interleave } from "./statistics";

export interface SealingWork {
  rows: number;
  rounds: number;
}

/** Rows a second. */
export interface SealingRates {
  product: number[];
  floor: number[];
}

/** Changes every user so often that the log grows by so many rows. Returns where they begin. */
async function write(rows: number): Promise<string> {
  const owner = postgres(env.DIRECT_URL, { max: 1 });
  const [start] = await owner<{ xmax: string }[]>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`;
  for (let done = 0; done < rows; done += organizationCount * memberCount) {
    await owner`update users set name = name || '.'`;
  }
  await owner.end();
  return start?.xmax ?? "";
}

async function run({ rows, rounds }: SealingWork): Promise<SealingRates> {
  // What is in the log already, so that the next run has these rows alone.
  await registryTransaction((tx) => sealAuditLog(tx));
  const first = await write(rows);
  const rate = async (work: () => Promise<number | undefined>) => {
    const start = performance.now();
    const done = await work();
    if (done !== rows) throw new Error(`${done} rows were read, not ${rows}.`);
    return rows / ((performance.now() - start) / 1000);
  };
  const seal = async () => {
    let sealed: number | undefined;
    const undone = new Error("undone, to be measured again");
    await registryTransaction(async (tx) => {
      sealed = (await sealAuditLog(tx))?.rows;
      throw undone;
    }).catch((error) => {
      if (error !== undone) throw error;
    });
    return sealed;
  };
  const [key] = sealKeys();
  const hash = () =>
    registryTransaction(async (tx) => {
      let read = 0;
      const query = `select ${canonicalRow("r")} as text from audit_logs r
        where transaction_id >= ${first}`;
      for await (const batch of readInBatches<{ text: string }>(tx, { name: "rows", query })) {
        for (const { text } of batch) hashRow(key, text);
        read += batch.length;
      }
      return read;
    });
  const rates = await interleave(rounds, { product: () => rate(seal), floor: () => rate(hash) });
  await sql.end();
  return rates;
}

process.once("message", async (work: SealingWork) => {
  process.send?.(await run(work));
  process.disconnect();
});
