import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withExclusiveLock } from "./exclusive-lock.mjs";
import { SetupError } from "./setup-error";

const NAMES = ["ownerPassword", "appPassword", "betterAuthSecret"] as const;

/** Secrets of one working copy, for development; 32 random bytes each, base64url. */
export type Secrets = Record<(typeof NAMES)[number], string>;

/** Reads `secrets.json` of the data folder and generates what is missing in it. */
export function readSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, "secrets.json");
  return withExclusiveLock(`${file}.lock`, async () => {
    const kept = existsSync(file) ? parse(file) : {};
    const missing = NAMES.filter((name) => !kept[name]);
    const made = missing.map((name) => [name, randomBytes(32).toString("base64url")]);
    const secrets = { ...kept, ...Object.fromEntries(made) } as Secrets;
    if (missing.length > 0) {
      writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    return secrets;
  });
}

function parse(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (cause) {
    throw new SetupError(
      `The generated secrets in ${file} cannot be read: ${(cause as Error).message}.`,
      `Mend the file, or delete it: new ones are generated, and development sessions end.`,
      { cause },
    );
  }
}
