import { hash, verify } from "@node-rs/bcrypt";
import pLimit from "p-limit";

/** Verifies a bcrypt hash of cost 12 so many times, `atOnce` at a time: what the machine can do. */
async function run({ amount, atOnce }: HashWork): Promise<number> {
  const stored = await hash("a password", { cost: 12 });
  const limit = pLimit(atOnce);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: amount }, () => limit(() => verify("a password", stored))),
  );
  return amount / ((performance.now() - start) / 1000);
}

export interface HashWork {
  amount: number;
  atOnce: number;
}

process.once("message", async (work: HashWork) => {
  process.send?.(await run(work));
  process.disconnect();
});
