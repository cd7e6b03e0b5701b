import type { DatabaseArena } from "./database-arena";
import type { DoorTimes, DoorWork } from "./door-program";
import type { Finding, Row } from "./row";
import { runProgram } from "./run-program";
import type { Slice } from "./slices";
import { median, medianRatio } from "./statistics";

/** A finding about times: so many of the floor's at most. */
export function timesFinding(
  slices: DoorTimes,
  about: Pick<Finding, "row" | "against"> & { limit?: number },
): Finding {
  const { row, against, limit } = about;
  const times = (of: Slice[]) => of.map(({ time }) => time);
  const cpu = (of: Slice[]) => median(of.map((slice) => slice.cpu));
  const [product, floor] = [times(slices.product), times(slices.floor)];
  const ratio = medianRatio(product, floor);
  return {
    row,
    unit: "ms",
    value: median(product),
    floor: median(floor),
    against,
    comparison: { kind: "ratio", value: ratio },
    ...(limit && { target: `at most ${limit}`, met: ratio <= limit }),
    cpu: { product: cpu(slices.product), floor: cpu(slices.floor) },
    samples: { product, floor },
  };
}

/** A statement through the tenant door beside the same one without it, on 1, 8 and 16 connections. */
export function doorRow(row: {
  name: string;
  label: string;
  kind: DoorWork["kind"];
  against: string;
  /** For one connection; more of them compete for the processor, which only informs. */
  limit?: number;
}): Row<DatabaseArena> {
  const { name, label, kind, against, limit } = row;
  return {
    name,
    async measure({ bareUrl, slices, environment }) {
      const findings = [];
      for (const connections of [1, 8, 16]) {
        const work: DoorWork = { kind, bareUrl, connections, slices };
        const times = await runProgram<DoorTimes>("door-program", work, environment(connections));
        const many = connections === 1 ? "one connection" : `${connections} connections`;
        findings.push(
          timesFinding(times, {
            row: `${label}, ${many}`,
            against,
            limit: connections === 1 ? limit : undefined,
          }),
        );
      }
      return findings;
    },
  };
}
