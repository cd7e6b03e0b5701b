import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openArena } from "./bench/arena";
import { type DatabaseArena, openDatabaseArena } from "./bench/database-arena";
import { table } from "./bench/report";
import type { Finding, Row } from "./bench/row";
import { auditedWrite } from "./bench/rows/audited-write";
import { firstLoad } from "./bench/rows/first-load";
import { independentWrites } from "./bench/rows/independent-writes";
import { membersPage, overviewPage } from "./bench/rows/pages";
import { sealing } from "./bench/rows/sealing";
import { sessionCheck } from "./bench/rows/session-check";
import { signIn } from "./bench/rows/sign-in";
import { signInStorm } from "./bench/rows/sign-in-storm";
import { startAndMemory } from "./bench/rows/start-and-memory";
import { plainTenantRead, tenantRead } from "./bench/rows/tenant-read";
import type { Command } from "./command";
import { dataFolder } from "./environment";
import { createProgress } from "./support/progress";
import { SetupError } from "./support/setup-error";
import { untilStopped } from "./support/until-stopped";

const serverRows: Row[] = [
  sessionCheck,
  signIn,
  signInStorm,
  overviewPage,
  membersPage,
  startAndMemory,
  firstLoad,
];
const databaseRows: Row<DatabaseArena>[] = [
  auditedWrite,
  tenantRead,
  plainTenantRead,
  independentWrites,
  sealing,
];
const names = [...serverRows, ...databaseRows].map(({ name }) => name);

function chooser(only: string[] | undefined) {
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown) throw new SetupError(`There is no row "${unknown}".`, `Rows: ${names.join(", ")}.`);
  return <Place>(rows: Row<Place>[]) => rows.filter(({ name }) => !only || only.includes(name));
}

/** The machine, as far as numbers depend on it. */
const machine = () => ({
  cores: availableParallelism(),
  memoryGB: Math.round(totalmem() / 1e9),
  system: `${process.platform} ${process.arch}`,
  node: process.versions.node,
  /** Processes that wanted to run, on average over the last minute. */
  load: Number(loadavg()[0]?.toFixed(1)),
});

async function bench(args: string[], undo: (action: () => unknown) => void): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", multiple: true },
      quick: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
    },
  });
  const choose = chooser(values.only);
  const [onServers, onDatabases] = [choose(serverRows), choose(databaseRows)];
  const before = machine();
  const progress = createProgress(onServers.length + onDatabases.length);
  const findings: Finding[] = [];
  const measure = async <Place>(rows: Row<Place>[], open: () => Promise<Place>) => {
    if (rows.length === 0) return;
    const place = await open();
    for (const row of rows) {
      findings.push(...(await progress.step(row.name, () => row.measure(place))));
    }
  };
  await measure(onServers, () => openArena(values.quick, undo));
  await measure(onDatabases, () => openDatabaseArena(values.quick, undo));

  const { cores, memoryGB, system, node, load } = before;
  console.log(`\n${table(findings)}\n`);
  console.log(`${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load} at the start`);
  if (load > cores / 2) console.log("The machine was busy: ratios hold better than numbers.");
  const now = new Date().toISOString();
  const file = join(dataFolder, `bench/${now.replaceAll(/[:.]/g, "-")}.json`);
  mkdirSync(join(dataFolder, "bench"), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ at: now, machine: before, findings }, null, 2)}\n`);
  console.log(`Written to ${file}`);

  const missed = findings.filter(({ met }) => met === false).length;
  if (missed > 0 && values.check) {
    throw new SetupError(`${missed} of the targets were missed.`, "See the table above.");
  }
}

export default {
  summary: "Measures the production build beside what the machine can do at best.",
  usage: `npm run bench -- [--quick] [--only <row>]… [--check]

Runs against a database of its own, in about seven minutes; docs/benchmarks.md says how.

  --quick        shorter, less exact
  --only <row>   one of: ${names.join(", ")}; may be repeated
  --check        fail when a target is missed`,
  needs: "none",
  run: (args) => untilStopped((undo) => bench(args, undo)),
} satisfies Command;
