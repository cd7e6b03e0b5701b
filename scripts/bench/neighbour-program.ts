import { eq } from "drizzle-orm";
import { sql } from "@/db/client";
import { members } from "@/db/schema";
import { tenant } from "@/db/tenant";
import type { DoorTimes } from "./door-program";
import { asMember, changeRole, organizationOf } from "./member-work";
import { backendsOf, slicesOf } from "./slices";
import { interleave } from "./statistics";

export interface NeighbourWork {
  /** At once; one more connection is needed for the neighbour. */
  connections: number;
  slices: number;
}

const neighbour = tenant({ organization: { id: "organization-1" } });

/** How long writes take while another organization has changed all of its members and not committed. */
async function run({ connections, slices }: NeighbourWork): Promise<DoorTimes> {
  let backends: number[] = [];
  const slice = slicesOf(connections, () => backends);
  const write = (number: number) =>
    asMember(() => changeRole(tenant({ organization: { id: organizationOf(number) } }).db, number));
  await slice(write);
  backends = await backendsOf(sql);
  const times = await interleave(slices, {
    product: () =>
      neighbour.db.transaction(async (held) => {
        await held
          .update(members)
          .set({ createdAt: new Date() })
          .where(eq(members.organizationId, "organization-1"));
        return slice(write);
      }),
    floor: () => slice(write),
  });
  await sql.end();
  return times;
}

process.once("message", async (work: NeighbourWork) => {
  process.send?.(await run(work));
  process.disconnect();
});
