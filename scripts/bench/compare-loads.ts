import type { Arena } from "./arena";
import type { BenchServer } from "./bench-server";
import type { LoadRequest } from "./load-program";
import type { Finding } from "./row";
import { runLoad } from "./run-load";
import { interleave, median, medianRatio } from "./statistics";

/** Connections of every load. */
export const connections = 16;
const warmUpSeconds = 2;

export interface Contestant {
  name: string;
  server: BenchServer;
  request: LoadRequest;
}

/** A load on the product and on each floor in turn, after warming them up: answers per second. */
export async function compareLoads(
  arena: Arena,
  row: string,
  product: Contestant,
  floors: (Contestant & { target?: number })[],
): Promise<Finding[]> {
  const load = async ({ server, request }: Contestant, duration: number) => {
    const before = server.usage().cpu;
    const load = { url: server.url, connections, duration, requests: [request] };
    const { rate, answers } = await runLoad(load);
    return { rate, cpu: (server.usage().cpu - before) / answers };
  };
  const contestants = [product, ...floors];
  for (const contestant of contestants) await load(contestant, warmUpSeconds);
  const loads = await interleave(
    arena.rounds,
    Object.fromEntries(
      contestants.map((each) => [each.name, () => load(each, arena.seconds)] as const),
    ),
  );
  const of = (name: string, kind: "rate" | "cpu") => (loads[name] ?? []).map((each) => each[kind]);
  return floors.map(({ name, target }) => {
    const samples = { product: of(product.name, "rate"), floor: of(name, "rate") };
    const ratio = medianRatio(samples.product, samples.floor);
    return {
      row,
      unit: "answers/s",
      value: median(samples.product),
      floor: median(samples.floor),
      against: name,
      comparison: { kind: "ratio", value: ratio },
      ...(target && { target: `at least ${target}`, met: ratio >= target }),
      cpu: { product: median(of(product.name, "cpu")), floor: median(of(name, "cpu")) },
      samples,
    };
  });
}
