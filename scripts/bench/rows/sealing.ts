import type { DatabaseArena } from "../database-arena";
import type { Row } from "../row";
import { runProgram } from "../run-program";
import type { SealingRates, SealingWork } from "../sealing-program";
import { median, medianRatio } from "../statistics";

/** How fast rows of the audit log are sealed. */
export const sealing: Row<DatabaseArena> = {
  name: "sealing",
  async measure({ environment }) {
    const work: SealingWork = { rows: 100_000, rounds: 3 };
    const rates = await runProgram<SealingRates>("sealing-program", work, environment(1));
    return [
      {
        row: "sealing 100,000 rows of the audit log",
        unit: "rows/s",
        value: median(rates.product),
        floor: median(rates.floor),
        against: "reading and hashing them",
        comparison: { kind: "ratio", value: medianRatio(rates.product, rates.floor) },
        samples: { ...rates },
      },
    ];
  },
};
