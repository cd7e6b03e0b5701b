import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** The name of a month's file. */
export const archiveFileName = (month: string) => `audit-${month.slice(0, 7)}.jsonl.gz`;

/**
 * Writes lines into a gzip file. It is there under its name only when it is whole and on the disk.
 */
export async function writeArchiveFile(path: string, lines: AsyncIterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  const bytes = async function* () {
    for await (const line of lines) yield `${line}\n`;
  };
  await pipeline(
    Readable.from(bytes(), { objectMode: false, highWaterMark: 256 * 1024 }),
    createGzip(),
    createWriteStream(draft, { mode: 0o600 }),
  );
  await sync(draft);
  await rename(draft, path);
  await sync(dirname(path));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync a folder.
    if (!(await stat(path)).isDirectory()) throw error;
  } finally {
    await handle.close();
  }
}

/** The lines of such a file. Throws when it is damaged. */
export async function* readArchiveFile(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip());
  source.on("error", (error) => text.destroy(error));
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  // The reader of lines passes errors of its source over in silence.
  let failure: Error | undefined;
  text.on("error", (error) => {
    failure = error;
    lines.close();
  });
  yield* lines;
  if (failure) throw failure;
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
