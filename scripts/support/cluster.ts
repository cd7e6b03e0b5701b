import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { PostgresBinaries, PostgresVersion } from "./postgres-binaries";
import type { ServerAccount } from "./server-account";
import { SetupError } from "./setup-error";

/** What a cluster of ours remembers about itself, in a file that only its owner reads. */
export interface ClusterRecord {
  password: string;
  port?: number;
}

const SPACE_FOR_A_CLUSTER = 200 * 1024 * 1024;

const recordFile = (dataDir: string) => join(dataDir, "freehold.json");

export function readRecord(dataDir: string): ClusterRecord {
  return JSON.parse(readFileSync(recordFile(dataDir), "utf8")) as ClusterRecord;
}

export function writeRecord(dataDir: string, record: ClusterRecord, account: ServerAccount): void {
  const temporary = `${dataDir}.record`;
  writeFileSync(temporary, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  account.own(temporary);
  renameSync(temporary, recordFile(dataDir));
}

/** The sentence for a disk with no room. */
export function diskFull(folder: string, cause?: unknown): SetupError {
  return new SetupError(
    `The disk that holds ${folder} is full: the database cannot be written.`,
    "Free at least 200 MB there, then try again.",
    { cause },
  );
}

/**
 * Whether `dataDir` holds a whole cluster of the wanted version. False when there is nothing yet.
 * Throws a SetupError, and touches nothing, when it holds something else.
 */
export function hasCluster(dataDir: string, version: PostgresVersion): boolean {
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  if (!folder) return false;
  const uid = process.getuid?.();
  if (uid && folder.uid !== uid) {
    throw new SetupError(
      `The database in ${dataDir} belongs to another user (uid ${folder.uid}).`,
      `Run as that user, or take it over: sudo chown -R ${uid} ${dataDir}`,
    );
  }
  if (folder.isDirectory() && readdirSync(dataDir).length === 0) return false;
  const needed = [
    "PG_VERSION",
    "freehold.json",
    "postgresql.conf",
    "pg_hba.conf",
    "base",
    "pg_wal",
  ];
  const missing = [...needed, "global/pg_control"].find((name) => !existsSync(join(dataDir, name)));
  if (missing) {
    throw new SetupError(
      `${dataDir} is not a whole database: ${missing} is missing.`,
      `If nothing in it is needed, delete it (rm -rf ${dataDir}) and start again.`,
    );
  }
  const found = readFileSync(join(dataDir, "PG_VERSION"), "utf8").trim();
  if (found === String(version)) return true;
  throw new SetupError(
    `The database in ${dataDir} was made by PostgreSQL ${found}, but this is PostgreSQL ${version}.`,
    `Move it away (mv ${dataDir} ${dataDir}-${found}) to start with an empty one.`,
  );
}

/**
 * Makes a cluster. It is made beside its place and moved there when whole, so that an
 * interruption leaves nothing that looks like a database. Call it under the cluster's lock.
 */
export async function createCluster(
  dataDir: string,
  version: PostgresVersion,
  binaries: PostgresBinaries,
  account: ServerAccount,
): Promise<void> {
  const { bavail, bsize } = statfsSync(join(dataDir, ".."));
  if (bavail * bsize < SPACE_FOR_A_CLUSTER) throw diskFull(join(dataDir, ".."));
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  account.own(draft);
  const password = randomBytes(24).toString("base64url");
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    account.own(passwordFile);
    const provider = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const result = await account.run(binaries.initdb, [
      ...["-D", draft, "-U", "postgres", "--pwfile", passwordFile, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--locale=C", "--no-instructions", ...(version > 16 ? provider : [])],
    ]);
    if (result.code !== 0) throw creationFailed(draft, result.output);
    appendFileSync(join(draft, "postgresql.conf"), "\ninclude_if_exists = 'freehold.conf'\n");
    writeRecord(draft, { password }, account);
    renameSync(draft, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function creationFailed(draft: string, output: string): SetupError {
  if (output.includes("No space left on device")) return diskFull(join(draft, ".."));
  const line = output.split("\n").findLast((text) => /error|fatal|could not/i.test(text));
  return new SetupError(
    `The database could not be created: ${line ?? (output || "initdb ended without a word")}`,
    "Mend that and try again, or set DATABASE_URL to a PostgreSQL 15 to 18.",
  );
}
