import type { Arena } from "./arena";
import type { LoadRequest } from "./load-program";
import type { Finding } from "./row";
import { runLoad } from "./run-load";
import { interleave, median, medianRatio } from "./statistics";

/** Connections of every load. */
export const connections = 16;
const warmUpSeconds = 2;

export interface Contestant {
  name: string;
  url: string;
  request: LoadRequest;
}

/** A load on the product and on each floor in turn, after warming them up: answers per second. */
export async function compareLoads(
  arena: Arena,
  row: string,
  product: Contestant,
  floors: (Contestant & { target?: number })[],
): Promise<Finding[]> {
  const load = ({ url, request }: Contestant, duration: number) =>
    runLoad({ url, connections, duration, requests: [request] });
  const contestants = [product, ...floors];
  for (const contestant of contestants) await load(contestant, warmUpSeconds);
  const rates = await interleave(
    arena.rounds,
    Object.fromEntries(
      contestants.map((each) => [each.name, async () => (await load(each, arena.seconds)).rate]),
    ),
  );
  const of = (name: string) => rates[name] ?? [];
  return floors.map(({ name, target }) => {
    const ratio = medianRatio(of(product.name), of(name));
    return {
      row,
      unit: "answers/s",
      value: median(of(product.name)),
      floor: median(of(name)),
      against: name,
      comparison: { kind: "ratio", value: ratio },
      ...(target && { target: `at least ${target}`, met: ratio >= target }),
      samples: { product: of(product.name), floor: of(name) },
    };
  });
}
