/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Runs every measurement once per round (A B A B …, every other round backwards), so that whatever
 * else the machine does falls on all of them alike. Returns each one's values, in rounds.
 */
export async function interleave<Name extends string, Value>(
  rounds: number,
  measurements: Record<Name, () => Promise<Value>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(measurements) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Value[]
  >;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? [...names].reverse() : names) {
      values[name].push(await measurements[name]());
    }
  }
  return values;
}

/** The median of the quotients of each round. */
export const medianRatio = (values: number[], floor: number[]): number =>
  median(values.map((value, round) => value / (floor[round] ?? Number.NaN)));
