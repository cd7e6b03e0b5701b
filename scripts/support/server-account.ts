import { lchownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PostgresBinaries } from "./postgres-binaries";
import { type ProcessResult, runProcess } from "./run-process";
import { SetupError } from "./setup-error";

/** Runs PostgreSQL's programs under an account that PostgreSQL accepts: it refuses root. */
export interface ServerAccount {
  run(program: string, args: string[]): Promise<ProcessResult>;
  /** Makes the server's files its own; does nothing when they are. */
  own(path: string): void;
}

/** The account that Linux calls nobody, on every distribution. */
const NOBODY = 65534;

// Nothing of the caller's environment (PGPORT, PGDATA, LC_*) may reach the server.
const env: NodeJS.ProcessEnv = {
  PATH: "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  NODE_ENV: "production",
};

const samePerson: ServerAccount = {
  run: (program, args) => runProcess(program, args, { env }),
  own: () => {},
};

function chownTree(path: string, uid: number, gid: number): void {
  if (lstatSync(path).isDirectory()) {
    for (const name of readdirSync(path)) chownTree(join(path, name), uid, gid);
  }
  lchownSync(path, uid, gid);
}

const owner = (uid: number, gid: number) => (path: string) => {
  if (statSync(path).uid !== uid) chownTree(path, uid, gid);
};

const otherUser = (uid: number, gid: number): ServerAccount => ({
  // The caller's folder may be closed to that user, so start from the root.
  run: (program, args) => runProcess(program, args, { env, uid, gid, cwd: "/" }),
  own: owner(uid, gid),
});

/** A user namespace: PostgreSQL sees an ordinary user, the files stay root's. */
const namespaced: ServerAccount = {
  run: (program, args) =>
    runProcess("unshare", ["--user", `--map-user=${NOBODY}`, program, ...args], { env, cwd: "/" }),
  own: owner(0, 0),
};

/** Whether the account can start the programs and enter the folder. */
async function works(account: ServerAccount, postgres: string, folder: string): Promise<boolean> {
  const script = 'cd "$1" && "$2" --version';
  const probe = account.run("/bin/sh", ["-c", script, "sh", folder, postgres]);
  return probe.then(
    ({ code }) => code === 0,
    () => false,
  );
}

/**
 * Picks the account for a server whose files are (or will be) at `dataDir`. An ordinary user's
 * server is the user's own. Root's runs as the owner of the files or of the folder around them
 * where that is somebody else, else as nobody, else as root inside a user namespace: the first
 * of them that can reach both the programs and the folder.
 */
export async function serverAccount(
  dataDir: string,
  binaries: PostgresBinaries,
): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return samePerson;
  const folder = dirname(dataDir);
  const existing = statSync(dataDir, { throwIfNoEntry: false });
  const around = statSync(folder);
  const candidates: ServerAccount[] = [];
  if (existing && existing.uid !== 0) candidates.push(otherUser(existing.uid, existing.gid));
  if (existing?.uid === 0) candidates.push(namespaced);
  if (around.uid !== 0) candidates.push(otherUser(around.uid, around.gid));
  candidates.push(otherUser(NOBODY, NOBODY), namespaced);
  for (const account of candidates) {
    if (await works(account, binaries.postgres, folder)) return account;
  }
  throw new SetupError(
    `PostgreSQL does not run as root, and no other account can reach ${folder}.`,
    "Run as an ordinary user, move the project out of the closed folder (such as /root), or set DATABASE_URL.",
  );
}
