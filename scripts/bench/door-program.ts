import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { sql } from "@/db/client";
import { scopedClient } from "@/db/scoped-client";
import { tenant } from "@/db/tenant";
import { selectMembers } from "./floor-app/queries";
import { asMember, changeRole, listWithDrizzle, organizationOf } from "./member-work";
import { backendsOf, type Slice, slicesOf, type Work } from "./slices";
import { interleave } from "./statistics";

export interface DoorWork {
  kind: "write" | "read" | "plain read";
  bareUrl: string;
  connections: number;
  slices: number;
}

/** How long the same statement takes through the tenant door, and without one; in ms. */
export interface DoorTimes {
  product: Slice[];
  floor: Slice[];
}

const tenantOf = (number: number) => tenant({ organization: { id: organizationOf(number) } });
const tenantSql = (number: number) => tenantOf(number).sql as unknown as Sql;

async function run({ kind, bareUrl, connections, slices }: DoorWork): Promise<DoorTimes> {
  const bare = postgres(bareUrl, { max: connections });
  // Prepared statements, as the doors have them, and nothing else of a door.
  const bareDb = drizzle(scopedClient(bare, {}, () => false));
  const works: Record<DoorWork["kind"], Record<keyof DoorTimes, Work>> = {
    write: {
      product: (number) => asMember(() => changeRole(tenantOf(number).db, number)),
      floor: (number) => asMember(() => changeRole(bareDb, number)),
    },
    read: {
      product: (number) => listWithDrizzle(tenantOf(number).db, organizationOf(number)),
      floor: (number) => listWithDrizzle(bareDb, organizationOf(number)),
    },
    "plain read": {
      product: (number) => selectMembers(tenantSql(number), organizationOf(number)),
      floor: (number) => selectMembers(bare, organizationOf(number)),
    },
  };
  const { product, floor } = works[kind];
  let backends: number[] = [];
  const slice = slicesOf(connections, () => backends);
  // Opens the connections, prepares the statements, and lets the code be compiled.
  for (const work of [product, floor, product, floor]) await slice(work);
  backends = (await Promise.all([sql, bare].map(backendsOf))).flat();
  const times = await interleave(slices, {
    product: () => slice(product),
    floor: () => slice(floor),
  });
  await Promise.all([bare.end(), sql.end()]);
  return times;
}

process.once("message", async (work: DoorWork) => {
  process.send?.(await run(work));
  process.disconnect();
});
