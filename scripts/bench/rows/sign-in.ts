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
    // A check takes about a fifth of a second on one core. Few would leave a core idle at the end.
    const amount = Math.max(connections, Math.round(cores * 5 * seconds * 2));
    const load = (count: number) =>
      runLoad({ url: product.url, connections, amount: count, requests: signIns(count) });
    await load(connections);
    const rates = await interleave(rounds, {
      product: async () => (await load(amount)).rate,
      floor: () => runProgram<number>("hash-program", { amount, atOnce: cores } satisfies HashWork),
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
