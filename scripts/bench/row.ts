import type { Arena } from "./arena";

/** One line of the table: what the product does, beside what is possible at best. */
export interface Finding {
  row: string;
  unit: string;
  /** Medians over the rounds. */
  value: number;
  floor: number;
  /** What the floor is. */
  against: string;
  /** How the two compare: value / floor, or value - floor. */
  comparison: { kind: "ratio" | "difference"; value: number };
  /** What has to hold, in words; undefined for a row that only informs. */
  target?: string;
  met?: boolean;
  /** Time of the processor that the server needed for an answer, in ms. */
  cpu?: { product: number; floor: number };
  /** Every measured value, by contestant. */
  samples: Record<string, number[]>;
}

export interface Row<Place = Arena> {
  name: string;
  measure(place: Place): Promise<Finding[]>;
}
