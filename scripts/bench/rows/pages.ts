import { compareLoads } from "../compare-loads";
import type { Row } from "../row";

const sizeOf = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers: { ...headers, "accept-encoding": "identity" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return (await answer.arrayBuffer()).byteLength;
};

/** How much filler makes a page of the floor as big as one of the product, in characters. */
async function fillFor(size: number, pageOfFloor: string): Promise<number> {
  const some = 10_000;
  const [empty, filled] = [await sizeOf(`${pageOfFloor}0`), await sizeOf(`${pageOfFloor}${some}`)];
  return Math.max(0, Math.round((size - empty) / ((filled - empty) / some)));
}

function pageRow(row: {
  name: string;
  label: string;
  path: string;
  against: string;
  floorPath: (organizationId: string) => string;
  target?: number;
}): Row {
  return {
    name: row.name,
    async measure(arena) {
      const { cookie } = arena.owner;
      const size = await sizeOf(arena.product.url + row.path, { cookie });
      const floorPath = row.floorPath(arena.organizationId);
      const fill = await fillFor(size, arena.nextFloor.url + floorPath);
      const kilobytes = Math.round(size / 1000);
      return compareLoads(
        arena,
        `${row.label} (${kilobytes} kB)`,
        {
          name: "product",
          server: arena.product,
          request: { path: row.path, headers: { cookie } },
        },
        [
          {
            name: row.against,
            server: arena.nextFloor,
            request: { path: floorPath + fill },
            target: row.target,
          },
        ],
      );
    },
  };
}

export const overviewPage = pageRow({
  name: "overview",
  label: "overview page",
  path: "/org/acme",
  against: "Next page of the same size",
  floorPath: () => "/filler?fill=",
});

export const membersPage = pageRow({
  name: "members",
  label: "members page",
  path: "/org/acme/members",
  against: "Next page, same query and size",
  floorPath: (organizationId) => `/members?organization=${organizationId}&fill=`,
  target: 0.5,
});
