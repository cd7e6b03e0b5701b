import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tenant } from "@/db/tenant";
import { eventKinds } from "@/lib/audit-logs/event-kinds";
import { changesQuery, type Wanted } from "@/lib/audit-logs/read-changes";
import type { MemberContext } from "@/lib/auth/context";
import { addAuditEntries } from "@/tests/support/audit-entries";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

let small: MemberContext;
let large: MemberContext;

const monthsAgo = (months: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15));
};

beforeAll(async () => {
  [small] = await addOrganization(connection, "owner");
  [large] = await addOrganization(connection, "owner");
  await addAuditEntries(connection, small.organization.id, 30);
  // Entries of half a year, in partitions of their own, and more of others around them.
  for (const months of [0, 1, 2, 3, 4, 5]) {
    const newest = months === 0 ? new Date() : monthsAgo(months);
    await addAuditEntries(connection, large.organization.id, 17_000, { newest });
    await addAuditEntries(connection, "somebody-else", 3000, { newest });
  }
  await connection`select make_audit_partitions(3)`;
  await connection`vacuum analyze audit_logs`;
});

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Loops": number;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Node[];
}

/** The nodes of the plan by which the statement ran, behind the tenant door. */
async function plan(context: MemberContext, wanted: Wanted): Promise<[Node, ...Node[]]> {
  const [row] = await tenant(context).sql<{ "QUERY PLAN": [{ Plan: Node }] }[]>`
    explain (analyze, buffers, format json) ${changesQuery(context, wanted)}`;
  if (!row) throw new Error("no plan");
  const flat = (node: Node): [Node, ...Node[]] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(row["QUERY PLAN"][0].Plan);
}

const pages = ([top]: [Node, ...Node[]]) => top["Shared Hit Blocks"] + top["Shared Read Blocks"];
const partitions = (nodes: Node[]) =>
  nodes
    .filter((node) => node["Actual Loops"] > 0)
    .flatMap((node) => node["Relation Name"] ?? [])
    .filter((name) => /^audit_logs_\d/.test(name));

/** How many entries of the log were looked at, those of others included. */
const read = (nodes: Node[]) =>
  nodes
    .filter((node) => /^audit_logs_/.test(node["Relation Name"] ?? ""))
    .reduce(
      (sum, node) =>
        sum + node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)),
      0,
    );

const positionAt = (date: Date) => ({
  at: date.toISOString().replace("Z", "000Z"),
  id: "999999999",
});
const monthName = (date: Date) => `audit_logs_${date.toISOString().slice(0, 7).replace("-", "_")}`;

test("the newest page of 100,000 entries is read from the index, at the cost of one of 30", async () => {
  const ofLarge = await plan(large, { limit: 26 });
  expect(ofLarge.filter((node) => /Seq Scan|^Sort$/.test(node["Node Type"]))).toEqual([]);
  const costs = [pages(await plan(small, { limit: 26 })), pages(ofLarge)] as const;
  // A few pages more where an index has one level more.
  expect(costs[1]).toBeLessThanOrEqual(costs[0] * 1.3 + 12);
});

describe("no month is opened", () => {
  test("outside of the days asked for", async () => {
    const middle = monthsAgo(3);
    const day = middle.toISOString().slice(0, 10);
    const opened = partitions(await plan(large, { from: day, to: day, limit: 26 }));
    expect(opened).toEqual([monthName(middle)]);
  });

  test("that lies beyond the cursor", async () => {
    const middle = monthsAgo(3);
    const older = partitions(await plan(large, { after: positionAt(middle), limit: 26 }));
    expect(older).toContain(monthName(middle));
    for (const months of [0, 1, 2]) expect(older).not.toContain(monthName(monthsAgo(months)));
    const newer = partitions(await plan(large, { before: positionAt(middle), limit: 26 }));
    expect(newer).toContain(monthName(middle));
    for (const months of [4, 5]) expect(newer).not.toContain(monthName(monthsAgo(months)));
  });
});

test("a page deep in the log costs what the first one costs", async () => {
  const first = pages(await plan(large, { limit: 26 }));
  const deep = pages(await plan(large, { after: positionAt(monthsAgo(5)), limit: 26 }));
  expect(deep).toBeLessThanOrEqual(first + 12);
});

test("a history of one object is read from the index of objects", async () => {
  const nodes = await plan(large, { object: "members:row-77", limit: 26 });
  expect(nodes.map((node) => node["Index Name"])).toContain(
    `${monthName(monthsAgo(1))}_table_name_row_id_changed_at_idx`,
  );
  expect(read(nodes)).toBeLessThan(50);
});

test("a filter that finds nothing reads a part of the log, not all of it", async () => {
  const kinds = eventKinds.filter(({ name }) => name === "invitation.sent");
  for (const wanted of [
    { q: "no such text", limit: 26 },
    { kinds, limit: 26 },
    { actor: "nobody-knows", limit: 26 },
  ]) {
    expect(read(await plan(large, wanted)), JSON.stringify(wanted)).toBeLessThan(30_000);
  }
});
