import { createReadStream } from "node:fs";
import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { SealHead } from "./seal-audit-log";

/** A line of the heads file: the newest seal after a run of the job. */
export interface Head {
  number: number;
  seal: string;
  takenAt: string;
}

/**
 * Notes the newest seal outside of the database: whoever cuts off or replaces the end of the chain
 * there cannot take this back. Called after the transaction of the seal has committed.
 */
export async function appendHead(file: string, { number, seal, takenAt }: SealHead): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // One write for the line: several processes may share the file.
  await appendFile(file, `${JSON.stringify({ number, seal, takenAt })}\n`, { mode: 0o600 });
}

/** The lines in their order. A line that is none, such as a torn last one, is passed over. */
export async function* readHeads(file: string): AsyncGenerator<Head> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const head = parseHead(line);
    if (head) yield head;
  }
}

function parseHead(line: string): Head | null {
  try {
    const { number, seal, takenAt } = JSON.parse(line);
    if (!Number.isSafeInteger(number) || !/^[0-9a-f]{64}$/.test(seal)) return null;
    return { number, seal, takenAt: String(takenAt) };
  } catch {
    return null;
  }
}
