import { setTimeout as delay } from "node:timers/promises";
import type { BenchServer } from "../bench-server";
import type { Row } from "../row";
import { interleave, median, medianRatio } from "../statistics";

const memoryLimit = 250;
const settlingMs = 3_000;

/** From starting the production server to the first page, and what it then holds when idle. */
export const startAndMemory: Row = {
  name: "start",
  async measure({ product, nextFloor, startProduct, startNextFloor, rounds }) {
    await delay(settlingMs);
    const worked = { product: product.usage().memory, floor: nextFloor.usage().memory };
    const once = async (start: () => Promise<BenchServer>) => {
      const server = await start();
      try {
        await delay(settlingMs);
        return { coldStart: server.coldStart, memory: server.usage().memory };
      } finally {
        await server.stop();
      }
    };
    const starts = await interleave(Math.min(rounds, 3), {
      product: () => once(() => startProduct("/sign-in")),
      floor: () => once(() => startNextFloor("/bare")),
    });
    const samples = (kind: "coldStart" | "memory") => ({
      product: starts.product.map((each) => each[kind]),
      floor: starts.floor.map((each) => each[kind]),
    });
    const starting = samples("coldStart");
    const memory = samples("memory");
    const idle = median(memory.product);
    return [
      {
        row: "cold start to the first page",
        unit: "ms",
        value: median(starting.product),
        floor: median(starting.floor),
        against: "bare Next",
        comparison: { kind: "ratio", value: medianRatio(starting.product, starting.floor) },
        samples: starting,
      },
      {
        row: "memory of the idle server",
        unit: "MB",
        value: idle,
        floor: median(memory.floor),
        against: "bare Next",
        comparison: { kind: "difference", value: idle - median(memory.floor) },
        target: `under ${memoryLimit} MB`,
        met: idle < memoryLimit,
        samples: memory,
      },
      {
        row: "the same, after the loads above",
        unit: "MB",
        value: worked.product,
        floor: worked.floor,
        against: "bare Next",
        comparison: { kind: "difference", value: worked.product - worked.floor },
        samples: { product: [worked.product], floor: [worked.floor] },
      },
    ];
  },
};
