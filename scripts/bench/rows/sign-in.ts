import { connections } from "../compare-loads";
import type { HashWork } from "../hash-program";
import type { Row } from "../row";
import { runLoad } from "../run-load";
import { runProgram } from "../run-program";
import { interleave, median, medianRatio } from "../statistics";

const target = 0.95;

/** Signing in with a password, beside how fast the machine can check passwords at all. */
export const signIn: Row = {
  name: "sign-in",
  async measure({ product, signIns, cores, seconds, rounds }) {
    const hashing = (count: number) =>
      runProgram<number>("hash-program", { amount: count, atOnce: cores } satisfies HashWork);
    // Twice the usual time: few sign-ins would not fill it, and a core idles while the last one ends.
    const amount = Math.max(connections, Math.round((await hashing(cores * 4)) * seconds * 2));
    const load = (count: number) =>
      runLoad({ url: product.url, connections, amount: count, requests: signIns(count) });
    await load(connections);
    const rates = await interleave(Math.min(rounds, 3), {
      product: async () => (await load(amount)).rate,
      floor: () => hashing(amount),
    });
    const ratio = medianRatio(rates.product, rates.floor);
    return [
      {
        row: "sign-in",
        unit: "sign-ins/s",
        value: median(rates.product),
        floor: median(rates.floor),
        against: "bcrypt of cost 12, nothing else",
        comparison: { kind: "ratio", value: ratio },
        target: `at least ${target}`,
        met: ratio >= target,
        samples: rates,
      },
    ];
  },
};
