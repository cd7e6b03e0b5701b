import type { DatabaseArena } from "../database-arena";
import type { DoorTimes } from "../door-program";
import { timesFinding } from "../door-rows";
import type { NeighbourWork } from "../neighbour-program";
import type { Row } from "../row";
import { runProgram } from "../run-program";

const connections = 4;

/** Whether the transaction of one organization makes the writes of others wait. */
export const independentWrites: Row<DatabaseArena> = {
  name: "independent-writes",
  async measure({ slices, environment }) {
    const work: NeighbourWork = { connections, slices };
    const env = environment(connections + 1);
    // Whoever waits fails, as the neighbour would wait for them in turn.
    env.DATABASE_URL += "?options=-c%20lock_timeout%3D5s";
    const times = await runProgram<DoorTimes>("neighbour-program", work, env);
    return [
      timesFinding(times, {
        row: "write beside another tenant's",
        against: "no other transaction",
        limit: 1.1,
      }),
    ];
  },
};
