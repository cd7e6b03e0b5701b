import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { endGroup } from "./next-server";
import { processIdentity } from "./processes.mjs";
import { SetupError } from "./setup-error";

/** Remembers the web server of this working copy, so that a killed command's is found again. */
interface ServerNote {
  /** Identity of the command that started the server. */
  command: string;
  /** Identity of the server, leader of its process group. */
  server: string;
  url: string;
}

const isAlive = (identity: string) => processIdentity(Number.parseInt(identity, 10)) === identity;

function readNote(file: string): ServerNote | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ServerNote;
  } catch {
    return undefined;
  }
}

/** Writes down which server this command started. Returns what forgets it again. */
export function noteServer(file: string, pid: number, url: string): () => void {
  const note: ServerNote = {
    command: processIdentity(process.pid) ?? "",
    server: processIdentity(pid) ?? "",
    url,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(note)}\n`);
  return () => rmSync(file, { force: true });
}

/**
 * Ends the server that a killed command left behind: pid and start time prove that it is ours.
 * Throws when the command that started it still runs.
 */
export async function endOrphanedServer(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const note = readNote(file);
  if (note && isAlive(note.command)) {
    throw new SetupError(
      `It is already running at ${note.url} (pid ${Number.parseInt(note.command, 10)}).`,
      "Use that one, or end it with Ctrl-C in its terminal first.",
    );
  }
  const orphaned = note !== undefined && isAlive(note.server);
  if (orphaned) await endGroup(Number.parseInt(note.server, 10));
  rmSync(file, { force: true });
  return orphaned;
}
